import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { Reason } from '../fields/way.request.js';
import { described } from '../fields/fields.js';

/** Body of POST /v1/convoys/:id/recall. */
export const RecallConvoyRequest = Type.Object(
  {
    reason: described(Reason, 'Why it is called back.'),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [{ reason: 'border shut until further notice', occurredAt: '2026-03-03T12:00:00+05:00' }],
  },
);
export type RecallConvoyRequest = Static<typeof RecallConvoyRequest>;
