import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { VehicleToJoin } from '../fields/vehicle.request.js';
import { Reason } from '../fields/way.request.js';
import { described, PlaceReference } from '../fields/fields.js';

/** Body of POST /v1/convoys/:id/vehicles/:vehicleId/replace. */
export const ReplaceVehicleRequest = Type.Object(
  {
    by: {
      ...VehicleToJoin,
      description:
        'The tractor that goes on. What it does not say of its load it takes over from the one it replaces.',
    },
    reason: Type.Optional(described(Reason, 'Why it is replaced.')),
    place: Type.Optional(described(PlaceReference, 'Where: slug or UN/LOCODE.')),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [
      {
        by: {
          plate: 'TLK-920',
          country: 'PK',
          driver: { name: 'Said Akbar', phone: '+92 300 7654321', documentNumber: '42101-7654321-1' },
        },
        reason: 'engine failure',
        place: 'jalalabad',
        occurredAt: '2026-03-04T20:00:00+04:30',
      },
    ],
  },
);
export type ReplaceVehicleRequest = Static<typeof ReplaceVehicleRequest>;
