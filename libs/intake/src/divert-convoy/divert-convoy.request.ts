import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { alongFields, LegRegimes, Reason } from '../fields/way.request.js';
import { described, Instant } from '../fields/fields.js';

/** Body of POST /v1/convoys/:id/divert. */
export const DivertConvoyRequest = Type.Object(
  {
    ...alongFields,
    reason: described(Reason, 'Why it goes another way.'),
    legRegimes: Type.Optional(LegRegimes),
    plannedArrival: Type.Optional(
      described(Instant, 'When it is to be there now: RFC 3339 with an offset from UTC.'),
    ),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [
      {
        corridorId: 'khi-tas-chaman',
        reason: 'Torkham is shut',
        plannedArrival: '2026-03-14T18:00:00+05:00',
        occurredAt: '2026-03-02T16:00:00+05:00',
      },
    ],
  },
);
export type DivertConvoyRequest = Static<typeof DivertConvoyRequest>;
