import { AGE_HEADER, PARKED_HEADER, POSITION_HEADER } from '../reading/reading.js';

/** What every read says in its headers, for the description of the API. Those are the operations that take `waitFor`. */
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
  },
} as const;
