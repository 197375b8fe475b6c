import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { Reason } from '../fields/way.request.js';
import { described } from '../fields/fields.js';

/** Body of POST /v1/convoys/:id/cancel. */
export const CancelConvoyRequest = Type.Object(
  {
    reason: described(Reason, 'Why it does not take place.'),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [{ reason: 'order withdrawn', occurredAt: '2026-02-28T12:00:00+05:00' }],
  },
);
export type CancelConvoyRequest = Static<typeof CancelConvoyRequest>;
