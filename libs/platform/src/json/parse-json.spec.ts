import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { locateJsonFault } from './locate-json-fault.js';
import { parseJson } from './parse-json.js';

function refusalOf(text: string): { code: string; detail: string } | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? undefined : { code: parsed.problem.code, detail: parsed.problem.detail };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('parseJson', () => {
  it('gives the value', () => {
    expect(parseJson('\ufeff{"note":"Grüße"}')).toEqual({ ok: true, value: { note: 'Grüße' } });
  });

  it.each([
    ['', 'Not JSON at line 1, column 1: expected a value, but the text ends.'],
    ['{"a":1,}', 'Not JSON at line 1, column 8: expected a field name in double quotes, but found "}".'],
    [
      '{\n  "a": 1\n  "b": 2\n}',
      'Not JSON at line 3, column 3: expected a comma or }, but found "\\"b\\": 2\\n}".',
    ],
    ['[1, 2', 'Not JSON at line 1, column 6: expected a comma or ], but the text ends.'],
    [
      "{'a':1}",
      'Not JSON at line 1, column 2: expected a field name in double quotes or }, but found "\'a\':1}".',
    ],
    ['{"a" 1}', 'Not JSON at line 1, column 6: expected a colon, but found "1}".'],
    ['{"a":"x', 'Not JSON at line 1, column 8: expected a value, but the text ends.'],
    ['{"a":01}', 'Not JSON at line 1, column 6: expected a value, but found "01}".'],
    ['{} x', 'Not JSON at line 1, column 4: expected nothing more, but found "x".'],
  ])('says where %j goes wrong', (text, detail) => {
    expect(refusalOf(text)).toEqual({ code: 'malformed-json', detail });
  });

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"unit":{"\\u005f_proto__":1}}',
    '[{"constructor":{"prototype":{"x":1}}}]',
  ])('refuses the key in %s', (text) => {
    expect(refusalOf(text)?.code).toBe('forbidden-key');
  });

  it('accepts those words as values and ordinary names', () => {
    expect(parseJson('{"note":"__proto__ : x","constructor":"Liebherr"}').ok).toBe(true);
  });

  it('refuses JSON nested too deep, however it is written', () => {
    expect(refusalOf('['.repeat(10_000) + ']'.repeat(10_000))?.code).toBe('json-too-deep');
    expect(refusalOf('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000))?.code).toBe('json-too-deep');
    expect(refusalOf('['.repeat(5_000_000))?.code).toBe('json-too-deep');
    expect(parseJson('['.repeat(500) + ']'.repeat(500)).ok).toBe(true);
    expect(refusalOf('['.repeat(501) + ']'.repeat(501))?.code).toBe('json-too-deep');
  });

  it('does not take brackets inside strings for nesting', () => {
    expect(parseJson(JSON.stringify(['['.repeat(2_000), '\\"['.repeat(2_000), '\\'])).ok).toBe(true);
  });

  it('finds a fault exactly where JSON.parse refuses', () => {
    const mutated = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', '"', '{', ']', ',', '0', '\\', '\n', 'e', '.'),
      )
      .map(([json, at, char]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + char + json.slice(place + 1);
      });
    fc.assert(
      fc.property(mutated, (text) => {
        expect(locateJsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
