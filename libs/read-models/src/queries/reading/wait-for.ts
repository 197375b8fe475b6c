import { Type } from '@sinclair/typebox';

/** The query parameter every read takes. */
export const waitForField = {
  waitFor: Type.Optional(
    Type.String({
      description:
        'Answer only when this position has been reached, e.g. the position of a receipt; at most 5 s, then 504.',
      examples: ['1042'],
    }),
  ),
};
