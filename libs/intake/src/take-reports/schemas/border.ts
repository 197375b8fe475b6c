import { BORDER_ACTIVITIES } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { described, Instant, OneOf, Payment } from '../../fields/fields.js';
import { seenAtPlace } from './fields.js';
import { reportOf } from './report-of.js';

const atBorder = {
  ...seenAtPlace,
  direction: Type.Optional(
    OneOf(
      ['outbound', 'inbound'],
      'From the viewpoint of the country that owns the side: it is left outbound, entered inbound. Default: by the route.',
    ),
  ),
};

/** Reports of the way through one side of a border. */
export const BORDER = {
  BorderArrived: reportOf('BorderArrived', {
    fields: atBorder,
    example: { occurredAt: '2026-03-03T04:15:00+05:00', place: 'torkham-pk', vehicleIds: ['PK-TLK914'] },
  }),
  BorderEntered: reportOf('BorderEntered', {
    fields: atBorder,
    example: { place: 'torkham-pk', vehicleIds: ['PK-TLK914'] },
  }),
  BorderExited: reportOf('BorderExited', {
    fields: atBorder,
    example: {
      occurredAt: '2026-03-03T15:05:00+05:00',
      place: 'torkham-pk',
      vehicleIds: ['PK-TLK914'],
      direction: 'outbound',
    },
  }),
  BorderActivityRecorded: reportOf('BorderActivityRecorded', {
    fields: {
      ...atBorder,
      activity: OneOf(BORDER_ACTIVITIES, 'Which of the sixteen, in the order of their numbers at CPMM.'),
      endedAt: Type.Optional(
        described(Instant, 'When it was over. Leave it out while it lasts, and where nobody noted it.'),
      ),
      payments: Type.Optional(
        Type.Array(Payment, {
          maxItems: 40,
          description: 'What was paid for it, official and unofficial.',
          examples: [[{ amount: '4500.00', currency: 'PKR', official: true }]],
        }),
      ),
      result: Type.Optional(OneOf(['passed', 'failed'], 'What came of it.')),
    },
    example: {
      place: 'torkham-pk',
      vehicleIds: ['PK-TLK914'],
      activity: 'customs-controls',
      endedAt: '2026-03-03T11:25:00+05:00',
      payments: [
        { amount: '4500.00', currency: 'PKR', official: true, paidTo: 'Torkham terminal' },
        { amount: '1000.00', currency: 'PKR', official: false },
      ],
      result: 'passed',
    },
  }),
};
