import { type Standing } from './answer.js';

/** Says up to which position an answer is true. */
export const POSITION_HEADER = 'Kafila-Position';

/**
 * Says how old an answer is: for how many seconds something has been recorded that it does not show. Absent as long as the
 * event store has not answered.
 */
export const AGE_HEADER = 'Kafila-Age';

/**
 * Says how many streams are parked: nothing that was told by their last events is in the answer. Absent where there are
 * none.
 */
export const PARKED_HEADER = 'Kafila-Parked';

/** How far an answer is true, as its headers say it. */
export function headersOf({ position, ageSeconds, parked }: Standing): Readonly<Record<string, string>> {
  return {
    [POSITION_HEADER]: position.toString(),
    ...(ageSeconds !== null && { [AGE_HEADER]: String(ageSeconds) }),
    ...(parked > 0 && { [PARKED_HEADER]: String(parked) }),
  };
}

/** The same for the description of the API. Those are the operations that take `waitFor`. */
export const READ_HEADERS = {
  parameter: 'waitFor',
  headers: {
    [POSITION_HEADER]: {
      description: 'The answer shows every event up to this position, and none beyond.',
      schema: { type: 'string', examples: ['1042'] },
    },
    [AGE_HEADER]: {
      description:
        'For how many whole seconds something has been recorded that the answer does not show; 0 where it shows everything. ' +
        'Absent as long as the event store has not answered this service.',
      schema: { type: 'integer', examples: [0] },
    },
    [PARKED_HEADER]: {
      description:
        'How many streams are stopped by an event that cannot be digested: what they told since then is in no answer. ' +
        'Absent where there are none.',
      schema: { type: 'integer', examples: [1] },
    },
    ETag: {
      description:
        'Names the answer, packed or not, where it is made of rows alone: not of events, as timelines and reads with `at` or ' +
        '`knownAt` are. Weak.',
      schema: { type: 'string', examples: ['W/"kR0n5bWm8u1p3q9xVt7yZc2dHf4gJ6sL"'] },
    },
  },
  sent: {
    'If-None-Match': {
      description:
        'The `ETag` of an answer to the same question: where nothing of it has changed, it is not sent again.',
      schema: { type: 'string', examples: ['W/"kR0n5bWm8u1p3q9xVt7yZc2dHf4gJ6sL"'] },
    },
  },
  answers: { 304: { description: 'Nothing of the answer that `If-None-Match` names has changed. No body.' } },
} as const;
