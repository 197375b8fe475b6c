import { Type } from '@sinclair/typebox';
import {
  Country,
  Day,
  described,
  Instant,
  MoneyOf,
  OneOf,
  PlaceReference,
  SealNumbers,
  text,
  KnownVehicle,
} from '../../fields.js';
import { seen } from './fields.js';
import { reportOf } from './report-of.js';

const office = {
  ...seen,
  office: Type.Optional(text('Customs office as it stands in the carnet.', 'Torkham Customs', 120)),
  ledger: Type.Optional(
    Type.Object(
      {
        number: text('Number of the entry.', '2026/1187', 60),
        date: Type.Optional(described(Day, 'Day of the entry.')),
      },
      { additionalProperties: false, description: 'Entry in the ledger of the office (SafeTIR, Annex 10).' },
    ),
  ),
};
const knownOffice = { ...office, place: PlaceReference };
const voucherPage = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 20, description: 'Page of the voucher.', examples: [1] }),
);
const sealsOn = Type.Optional(described(SealNumbers, 'The seals that are on.'));
const reason = text('Why.', 'seals do not match the carnet', 500);

/** Reports of the life of one TIR carnet, from its acceptance to its return. */
export const CARNET = {
  CarnetAccepted: reportOf('carnet', 'CarnetAccepted', {
    sense: 'Accepted by an office of departure: from here on the guarantee stands (TIR art. 8.4, 19).',
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
  TirOperationStarted: reportOf('carnet', 'TirOperationStarted', {
    sense: 'Start: volet 1 torn off at a departure or entry office (TIR art. 1(c), 20).',
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
  TirOperationTerminated: reportOf('carnet', 'TirOperationTerminated', {
    sense: 'Termination: volet 2 torn off at an exit or destination office (TIR art. 1(d), 28).',
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
  TirOperationDischarged: reportOf('carnet', 'TirOperationDischarged', {
    sense:
      'Discharge: customs compared both ends and recognise that the operation ended rightly (TIR art. 1(e)).',
    fields: { ...office, country: described(Country, 'Whose customs, ISO 3166-1 alpha-2.') },
    example: { occurredAt: '2026-03-07T11:00:00+05:00', country: 'PK' },
    by: 'fbr-islamabad',
  }),
  TirStartRefused: reportOf('carnet', 'TirStartRefused', {
    sense:
      'An entry office did not accept the carnet; the operation before is ended, the truck stands between two offices.',
    fields: { ...knownOffice, reason },
    example: {
      occurredAt: '2026-03-03T17:40:00+04:30',
      place: 'torkham-af',
      reason: 'seals do not match the carnet',
    },
    by: 'torkham-af-customs',
  }),
  TirControlMade: reportOf('carnet', 'TirControlMade', {
    sense:
      'Controlled on the way: noted, with new seals, on this voucher and all that remain (TIR art. 24, 35).',
    fields: {
      ...office,
      seals: sealsOn,
      result: Type.Optional(OneOf(['conformant', 'non-conformant'], 'What was found.')),
      reason: Type.Optional(reason),
    },
    example: {
      occurredAt: '2026-03-05T10:00:00+04:30',
      place: 'kabul',
      seals: ['PK-C-004417'],
      result: 'conformant',
    },
    by: 'kabul-customs',
  }),
  CertifiedReportDrawn: reportOf('carnet', 'CertifiedReportDrawn', {
    sense:
      'Seals broken, or goods lost or damaged: an authority put it down in the certified report (TIR art. 25).',
    fields: {
      ...office,
      authority: OneOf(['customs', 'police', 'other'], 'Who drew it up: customs, failing that another.'),
      cause: text('What happened.', 'door hit a rock wall at Salang', 500),
      oldSeals: Type.Optional(described(SealNumbers, 'The seals before.')),
      newSeals: Type.Optional(described(SealNumbers, 'The seals that were put on.')),
      goodsState: Type.Optional(text('State of the goods.', 'whole, 840 packages counted', 500)),
      toVehicleId: Type.Optional(described(KnownVehicle, 'The vehicle that the load was moved into.')),
    },
    example: {
      occurredAt: '2026-03-06T00:15:00+04:30',
      place: 'pul-e-khumri',
      authority: 'police',
      cause: 'door hit a rock wall at Salang',
      oldSeals: ['PK-C-004417'],
      newSeals: ['AF-P-77'],
      goodsState: 'whole, 840 packages counted',
    },
    by: 'pul-e-khumri-police',
  }),
  TirTransportSuspended: reportOf('carnet', 'TirTransportSuspended', {
    sense:
      'From this office on it goes without TIR: through a country that is no party, or by choice (TIR art. 26).',
    fields: { ...knownOffice, reason: Type.Optional(reason) },
    example: { occurredAt: '2026-03-06T16:00:00+04:30', place: 'hairatan', reason: 'rail leg to Termez' },
    by: 'hairatan-customs',
  }),
  TirTransportResumed: reportOf('carnet', 'TirTransportResumed', {
    sense: 'At this office it comes back under TIR (art. 26).',
    fields: {
      ...knownOffice,
      sealsIntact: Type.Optional(
        Type.Boolean({
          description: 'Whether the seals were whole; if not, a certified report is needed.',
          examples: [true],
        }),
      ),
    },
    example: { occurredAt: '2026-03-07T08:00:00+05:00', place: 'termez', sealsIntact: true },
    by: 'termez-customs',
  }),
  TirDestinationSubstituted: reportOf('carnet', 'TirDestinationSubstituted', {
    sense: 'Another office takes the place of a declared office of destination (TIR art. 27).',
    fields: {
      ...office,
      from: Type.Optional(
        described(PlaceReference, 'The office that was declared. Default: the only one declared.'),
      ),
      to: described(PlaceReference, 'The office that takes its place.'),
      reason: Type.Optional(reason),
    },
    example: {
      occurredAt: '2026-03-08T09:00:00+05:00',
      from: 'tashkent',
      to: 'samarkand',
      reason: 'receiver moved its store',
    },
    by: 'nlc-dispatch',
  }),
  CarnetReturned: reportOf('carnet', 'CarnetReturned', {
    sense: 'The used carnet went back to the association.',
    fields: {
      ...office,
      returnedTo: Type.Optional(text('The association that took it back.', 'PNC-ICC', 120)),
    },
    example: { occurredAt: '2026-03-20T12:00:00+05:00', returnedTo: 'PNC-ICC' },
    by: 'nlc-dispatch',
  }),
};
