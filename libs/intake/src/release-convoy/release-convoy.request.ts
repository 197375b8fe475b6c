import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';

/** Body of POST /v1/convoys/:id/release. */
export const ReleaseConvoyRequest = Type.Object(
  {
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [{ occurredAt: '2026-03-02T21:00:00+05:00' }],
  },
);
export type ReleaseConvoyRequest = Static<typeof ReleaseConvoyRequest>;
