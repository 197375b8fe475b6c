import { type Static, Type } from '@sinclair/typebox';
import { described, Instant, text } from '../fields/fields.js';

/** Body of POST /v1/persons/:personId/erase. */
export const ErasePersonRequest = Type.Object(
  {
    reason: text('Why. It is recorded for ever: name nobody here.', 'asked for by the person', 500),
    occurredAt: Type.Optional(described(Instant, 'When it was decided. Default: now.')),
  },
  { additionalProperties: false, examples: [{ reason: 'asked for by the person' }] },
);
export type ErasePersonRequest = Static<typeof ErasePersonRequest>;
