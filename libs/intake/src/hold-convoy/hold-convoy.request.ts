import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { Reason } from '../fields/way.request.js';
import { described, PlaceReference } from '../fields/fields.js';

/** Body of POST /v1/convoys/:id/hold. */
export const HoldConvoyRequest = Type.Object(
  {
    reason: described(Reason, 'Why it is to wait.'),
    place: Type.Optional(described(PlaceReference, 'Where: slug or UN/LOCODE.')),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [{ reason: 'Torkham is shut', place: 'peshawar', occurredAt: '2026-03-02T15:00:00+05:00' }],
  },
);
export type HoldConvoyRequest = Static<typeof HoldConvoyRequest>;
