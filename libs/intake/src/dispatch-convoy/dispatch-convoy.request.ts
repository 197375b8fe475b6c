import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';

/** Body of POST /v1/convoys/:id/dispatch. */
export const DispatchConvoyRequest = Type.Object(decisionFields, {
  additionalProperties: false,
  examples: [{ occurredAt: '2026-03-01T06:20:00+05:00' }],
});
export type DispatchConvoyRequest = Static<typeof DispatchConvoyRequest>;
