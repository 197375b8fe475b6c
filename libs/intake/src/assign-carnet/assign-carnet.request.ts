import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { Reason } from '../fields/way.request.js';
import { ConvoyId, described, KnownVehicle } from '../fields/fields.js';

/** Body of POST /v1/carnets/:number/assign. */
export const AssignCarnetRequest = Type.Object(
  {
    convoyId: described(ConvoyId, 'The convoy that the vehicle is in.'),
    vehicleId: described(KnownVehicle, 'The vehicle that carries the goods of the carnet.'),
    reason: Type.Optional(
      described(Reason, 'Why another vehicle has it now: its tractor was replaced, or its load moved.'),
    ),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [{ convoyId: 'nlc-2026-031', vehicleId: 'PK-TLK914', occurredAt: '2026-02-27T10:00:00+05:00' }],
  },
);
export type AssignCarnetRequest = Static<typeof AssignCarnetRequest>;
