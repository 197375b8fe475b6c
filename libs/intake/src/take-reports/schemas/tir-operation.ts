import { Type } from '@sinclair/typebox';
import { Country, Day, described, Instant, MoneyOf, PlaceReference, text } from '../../fields/fields.js';
import { knownOffice, office, reason, sealsOn } from './office.js';
import { reportOf } from './report-of.js';

const voucherPage = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 20, description: 'Page of the voucher.', examples: [1] }),
);

/** Reports of the acceptance of a carnet, and of the start and the end of its operations. */
export const TIR_OPERATION = {
  CarnetAccepted: reportOf('CarnetAccepted', {
    fields: {
      ...knownOffice,
      seals: sealsOn,
      declaredValue: Type.Optional(MoneyOf('Value of the goods on the manifest.')),
      voucherPage,
    },
    example: {
      occurredAt: '2026-03-01T05:20:00+05:00',
      place: 'karachi-port',
      office: 'Karachi Port Customs',
      ledger: { number: '2026/1187', date: '2026-03-01' },
      seals: ['PK-C-004417'],
      declaredValue: { amount: '48000.00', currency: 'USD' },
      voucherPage: 1,
    },
    by: 'karachi-customs',
  }),
  TirOperationStarted: reportOf('TirOperationStarted', {
    fields: {
      ...knownOffice,
      voucherPage,
      seals: sealsOn,
      prescribedRoute: Type.Optional(
        Type.Array(PlaceReference, {
          maxItems: 60,
          description:
            'Places that the office told it to pass, in their order; the last is where to present it.',
          examples: [['jalalabad', 'kabul', 'hairatan']],
        }),
      ),
      timeLimit: Type.Optional(described(Instant, 'To be presented at exit or destination by then.')),
    },
    example: {
      occurredAt: '2026-03-03T18:10:00+04:30',
      place: 'torkham-af',
      voucherPage: 3,
      prescribedRoute: ['jalalabad', 'kabul', 'hairatan'],
      timeLimit: '2026-03-08T18:00:00+04:30',
    },
    by: 'torkham-af-customs',
  }),
  TirOperationTerminated: reportOf('TirOperationTerminated', {
    fields: {
      ...knownOffice,
      voucherPage,
      partial: Type.Optional(
        Type.Boolean({
          description: 'Only a part was unloaded here; the transport goes on.',
          examples: [false],
        }),
      ),
      reservation: Type.Optional(
        text('What customs reserved. Leave it out where they reserved nothing.', '2 packages missing', 500),
      ),
      certificate: Type.Optional(
        Type.Object(
          {
            reference: text('Its reference.', 'T-2026-0417', 60),
            date: Type.Optional(described(Day, 'Its day.')),
          },
          { additionalProperties: false, description: 'Certificate of termination.' },
        ),
      ),
    },
    example: {
      occurredAt: '2026-03-03T14:30:00+05:00',
      place: 'torkham-pk',
      voucherPage: 2,
      certificate: { reference: 'T-2026-0417', date: '2026-03-03' },
    },
  }),
  TirOperationDischarged: reportOf('TirOperationDischarged', {
    fields: { ...office, country: described(Country, 'Whose customs, ISO 3166-1 alpha-2.') },
    example: { occurredAt: '2026-03-07T11:00:00+05:00', country: 'PK' },
    by: 'fbr-islamabad',
  }),
  TirStartRefused: reportOf('TirStartRefused', {
    fields: { ...knownOffice, reason },
    example: {
      occurredAt: '2026-03-03T17:40:00+04:30',
      place: 'torkham-af',
      reason: 'seals do not match the carnet',
    },
    by: 'torkham-af-customs',
  }),
};
