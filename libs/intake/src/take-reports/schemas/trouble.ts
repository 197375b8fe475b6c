import { INCIDENT_KINDS } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { described, OneOf, SealNumbers, text, KnownVehicle } from '../../fields/fields.js';
import { seen } from './fields.js';
import { reportOf } from './report-of.js';

/** Reports of what goes wrong on the road. */
export const TROUBLE = {
  IncidentReported: reportOf('IncidentReported', {
    fields: {
      ...seen,
      kind: OneOf(INCIDENT_KINDS, 'What kind of thing.'),
      description: Type.Optional(text('What happened.', 'gear box broken, waits for parts', 2000)),
    },
    example: {
      occurredAt: '2026-03-05T15:00:00+04:30',
      place: 'pul-e-khumri',
      vehicleIds: ['PK-TLK915'],
      kind: 'breakdown',
      description: 'gear box broken, waits for parts',
    },
    by: 'lead-truck',
  }),
  CargoTransshipped: reportOf('CargoTransshipped', {
    fields: {
      ...seen,
      fromVehicleId: described(KnownVehicle, 'The vehicle that was unloaded.'),
      toVehicleId: described(KnownVehicle, 'The vehicle that was loaded.'),
      partial: Type.Optional(
        Type.Boolean({ description: 'Part of the load stays where it was.', examples: [false] }),
      ),
      seals: Type.Optional(described(SealNumbers, 'The seals on the vehicle that was loaded.')),
      reason: Type.Optional(text('Why.', 'gear box broken')),
    },
    example: {
      occurredAt: '2026-03-06T09:30:00+04:30',
      place: 'pul-e-khumri',
      fromVehicleId: 'PK-TLK915',
      toVehicleId: 'PK-TLK914',
      seals: ['AF-P-77'],
      reason: 'gear box broken',
    },
    by: 'lead-truck',
  }),
};
