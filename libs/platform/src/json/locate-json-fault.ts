import { clip } from '../validation/pointer.js';

/** Where JSON text stops being JSON. Line and column count from 1, in characters of the text. */
export interface JsonFault {
  /** In characters from the beginning of the text. */
  readonly at: number;
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

const WHITE = /[ \t\r\n]*/y;
/** Of the characters of a text, some hundred at a time: a pattern without an end would need a stack without one. */
const CHARACTERS = /(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){1,500}/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** What may come next, and with it what was expected where something else comes. */
export type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or end' | 'end';

/** Where in JSON a text begins that is not all of it. */
export interface JsonPlace {
  /** What is open there. */
  readonly open: readonly ('[' | '{')[];
  readonly expected: Expected;
}

const WHOLE: JsonPlace = { open: [], expected: 'value' };

/**
 * Finds the first place where text is not JSON. V8 names it for some faults only, and not the same way in every
 * version. Used after JSON.parse has refused; undefined where it finds no fault.
 */
export function locateJsonFault(text: string, place: JsonPlace = WHOLE): JsonFault | undefined {
  const open: string[] = [...place.open];
  let { expected } = place;
  let at = place === WHOLE && text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skipString = (): boolean => {
    at += 1;
    while (skip(CHARACTERS));
    if (text[at] !== '"') return false;
    at += 1;
    return true;
  };
  const afterValue = (): Expected => (open.length === 0 ? 'end' : ', or end');

  for (;;) {
    skip(WHITE);
    const char = text[at];
    if (char === undefined) return expected === 'end' ? undefined : fault(text, at, expected, open);
    if (expected === 'value' || expected === 'value or ]') {
      if (char === '{' || char === '[') {
        open.push(char);
        at += 1;
        expected = char === '{' ? 'name or }' : 'value or ]';
      } else if (char === ']' && expected === 'value or ]') {
        open.pop();
        at += 1;
        expected = afterValue();
      } else if (char === '"' ? skipString() : skip(SCALAR)) {
        expected = afterValue();
      } else return fault(text, at, expected, open);
    } else if (expected === 'name' || expected === 'name or }') {
      if (char === '}' && expected === 'name or }') {
        open.pop();
        at += 1;
        expected = afterValue();
      } else if (char === '"' && skipString()) {
        expected = ':';
      } else return fault(text, at, expected, open);
    } else if (expected === ':' && char === ':') {
      at += 1;
      expected = 'value';
    } else if (expected === ', or end' && char === ',') {
      at += 1;
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else if (expected === ', or end' && char === (open.at(-1) === '{' ? '}' : ']')) {
      open.pop();
      at += 1;
      expected = afterValue();
    } else return fault(text, at, expected, open);
  }
}

function fault(text: string, at: number, expected: Expected, open: readonly string[]): JsonFault {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const found =
    at >= text.length ? 'the text ends' : `found ${clip(JSON.stringify(text.slice(at, at + 10)))}`;
  const closing = open.at(-1) === '{' ? '}' : ']';
  const wanted: Record<Expected, string> = {
    value: 'a value',
    'value or ]': 'a value or ]',
    name: 'a field name in double quotes',
    'name or }': 'a field name in double quotes or }',
    ':': 'a colon',
    ', or end': `a comma or ${closing}`,
    end: 'nothing more',
  };
  return {
    at,
    line: linesIn(text, at),
    column: at - lineStart + 1,
    what: `expected ${wanted[expected]}, but ${found}`,
  };
}

/** Ten megabytes of newlines are not to become as many pieces. */
function linesIn(text: string, to: number): number {
  let lines = 1;
  for (let at = 0; at < to; at += 1) if (text.charCodeAt(at) === 0x0a) lines += 1;
  return lines;
}
