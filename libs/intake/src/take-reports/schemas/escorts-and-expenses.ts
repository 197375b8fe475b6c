import { ESCORT_AUTHORITIES, EXPENSE_CATEGORIES } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { OneOf, Payment, text } from '../../fields/fields.js';
import { seen } from './fields.js';
import { reportOf } from './report-of.js';

const Escort = text(
  'Name or number of the escort, the same when it joins and when it leaves.',
  'Khyber Rifles 3',
);

/** Reports of who goes along, and of what is paid on the way. */
export const ESCORTS_AND_EXPENSES = {
  EscortJoined: reportOf('EscortJoined', {
    fields: {
      ...seen,
      escort: Escort,
      authority: Type.Optional(OneOf(ESCORT_AUTHORITIES, 'Who sent it.')),
    },
    example: {
      occurredAt: '2026-03-02T23:50:00+05:00',
      place: 'peshawar',
      escort: 'Khyber Rifles 3',
      authority: 'army',
    },
    by: 'lead-truck',
  }),
  EscortLeft: reportOf('EscortLeft', {
    fields: { ...seen, escort: Escort },
    example: { occurredAt: '2026-03-03T04:10:00+05:00', place: 'torkham-pk', escort: 'Khyber Rifles 3' },
    by: 'lead-truck',
  }),
  ExpensePaid: reportOf('ExpensePaid', {
    fields: { ...seen, category: OneOf(EXPENSE_CATEGORIES, 'What for.'), payment: Payment },
    example: {
      occurredAt: '2026-03-04T18:05:00+04:30',
      place: 'jalalabad',
      vehicleIds: ['PK-TLK914'],
      category: 'fuel',
      payment: { amount: '320.00', currency: 'USD', official: true, paidTo: 'Nangarhar Petrol' },
    },
    by: 'lead-truck',
  }),
};
