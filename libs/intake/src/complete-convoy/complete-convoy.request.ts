import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';

/** Body of POST /v1/convoys/:id/complete. */
export const CompleteConvoyRequest = Type.Object(
  {
    outstandingReason: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2000,
        description: 'Why, although some vehicles were not reported delivered.',
      }),
    ),
    ...decisionFields,
  },
  { additionalProperties: false, examples: [{ occurredAt: '2026-03-09T20:00:00+05:00' }] },
);
export type CompleteConvoyRequest = Static<typeof CompleteConvoyRequest>;
