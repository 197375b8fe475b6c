import { Type } from '@sinclair/typebox';
import { described, OneOf, PlaceReference, SealNumbers, text, KnownVehicle } from '../../fields/fields.js';
import { knownOffice, office, reason, sealsOn } from './office.js';
import { reportOf } from './report-of.js';

/** Reports of what else happens to a carnet on its way, and of its return. */
export const CARNET = {
  TirControlMade: reportOf('TirControlMade', {
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
  CertifiedReportDrawn: reportOf('CertifiedReportDrawn', {
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
  TirTransportSuspended: reportOf('TirTransportSuspended', {
    fields: { ...knownOffice, reason: Type.Optional(reason) },
    example: { occurredAt: '2026-03-06T16:00:00+04:30', place: 'hairatan', reason: 'rail leg to Termez' },
    by: 'hairatan-customs',
  }),
  TirTransportResumed: reportOf('TirTransportResumed', {
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
  TirDestinationSubstituted: reportOf('TirDestinationSubstituted', {
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
  CarnetReturned: reportOf('CarnetReturned', {
    fields: {
      ...office,
      returnedTo: Type.Optional(text('The association that took it back.', 'PNC-ICC', 120)),
    },
    example: { occurredAt: '2026-03-20T12:00:00+05:00', returnedTo: 'PNC-ICC' },
    by: 'nlc-dispatch',
  }),
};
