import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { Reason } from '../fields/way.request.js';
import { described, PlaceReference } from '../fields/fields.js';

/** Body of POST /v1/convoys/:id/vehicles/:vehicleId/withdraw. */
export const WithdrawVehicleRequest = Type.Object(
  {
    reason: described(Reason, 'Why it drops out.'),
    place: Type.Optional(described(PlaceReference, 'Where: slug or UN/LOCODE.')),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [{ reason: 'gear box broken', place: 'pul-e-khumri', occurredAt: '2026-03-05T18:00:00+04:30' }],
  },
);
export type WithdrawVehicleRequest = Static<typeof WithdrawVehicleRequest>;
