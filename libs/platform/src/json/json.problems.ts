import { Problem } from '../problems/problem.js';
import {
  MAX_JSON_DEPTH,
  MOST_BYTES_OF_ONE,
  MOST_ITEMS,
  MOST_VALUES,
  MOST_VALUES_OF_MANY,
} from './json-limits.js';
import { type Excess } from './json-scan.js';
import { type JsonFault } from './locate-json-fault.js';

/** JSON that would be too dear to parse. */
export function tooMuch(excess: Excess): Problem {
  switch (excess) {
    case 'depth':
      return new Problem({
        status: 400,
        code: 'json-too-deep',
        detail: `The JSON nests deeper than ${MAX_JSON_DEPTH} levels.`,
        facts: { maxDepth: MAX_JSON_DEPTH },
      });
    case 'items':
      return new Problem({
        status: 413,
        code: 'too-many-items',
        detail: `An array may have ${MOST_ITEMS} items, an object as many members; send many reports as application/x-ndjson, which has no limit.`,
        facts: { maxItems: MOST_ITEMS },
      });
    case 'values':
      return new Problem({
        status: 413,
        code: 'too-many-values',
        detail: `The JSON holds more than ${MOST_VALUES} values in one report or decision, or ${MOST_VALUES_OF_MANY} in all.`,
        facts: { maxValues: MOST_VALUES, maxValuesInAll: MOST_VALUES_OF_MANY },
      });
  }
}

/** One thing, or an item of many, that is larger than any report or decision. */
export function oneTooLarge(index?: number): Problem {
  const what = index === undefined ? 'A body that is no array' : `Item ${index} of the array`;
  return new Problem({
    status: 413,
    code: 'body-too-large',
    detail: `${what} is larger than ${MOST_BYTES_OF_ONE} bytes.`,
    facts: { limitBytes: MOST_BYTES_OF_ONE },
  });
}

export function forbiddenKey(): Problem {
  return new Problem({
    status: 400,
    code: 'forbidden-key',
    detail: 'The JSON holds the key "__proto__", or "constructor" with "prototype" in it; leave it out.',
  });
}

export function malformed({ line, column, what }: Omit<JsonFault, 'at'>): Problem {
  return new Problem({
    status: 400,
    code: 'malformed-json',
    detail: `Not JSON at line ${line}, column ${column}: ${what}.`,
    facts: { line, column },
  });
}

export function notUtf8(what: string): Problem {
  return new Problem({
    status: 400,
    code: 'malformed-json',
    detail: `${what} is not UTF-8, which JSON has to be.`,
  });
}

export function repeatedKey(pointer: string): Problem {
  return new Problem({
    status: 400,
    code: 'repeated-key',
    detail: `The field #${pointer} stands twice in one object, and it is not known which of the two is meant; send it once.`,
    errors: [{ pointer: `#${pointer}`, code: 'repeated-key', detail: 'stands twice in one object' }],
  });
}
