import { clip } from '../validation/pointer.js';

/** Where JSON text stops being JSON. Line and column count from 1, in characters of the text. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

const WHITE = /[ \t\r\n]*/y;
const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** What may come next, and with it what was expected where something else comes. */
type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or end' | 'end';

/**
 * Finds the first place where text is not JSON. V8 names it for some faults only, and not the same way in every
 * version. Used after JSON.parse has refused, so its speed does not matter; undefined where it finds no fault.
 */
export function locateJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skipString = (): boolean => {
    at += 1;
    do skip(PLAIN_CHARACTERS);
    while (skip(ESCAPE));
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
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
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
    line: before.split('\n').length,
    column: at - lineStart + 1,
    what: `expected ${wanted[expected]}, but ${found}`,
  };
}
