import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { locateJsonFault } from './locate-json-fault.js';
import { type Parsed, parseJson as parseBytes } from './parse-json.js';

const parseJson = (text: string): Parsed => parseBytes(Buffer.from(text));

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

/** Keys that would reach into the prototype are refused: the tests of that are their own. */
function isTaken(value: unknown): boolean {
  return !/"(__proto__|constructor)":/.test(JSON.stringify(value));
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

  it.each([
    ['{"a":1,"a":1}', '#/a'],
    ['{"unit":{"unitId":"x","\\u0075nitId":"y"}}', '#/unit/unitId'],
    ['{"b":[{},{"c/d":{"":1},"e":"\\"a\\":","c/d":2}]}', '#/b/1/c~1d'],
    ['{"a":{},"b":[1,"a",{"a":1}],"a":null}', '#/a'],
  ])('gives %s with the name that stands twice as a fault', (text, pointer) => {
    const parsed = parseJson(text);
    expect(parsed).toMatchObject({
      ok: true,
      value: JSON.parse(text) as unknown,
      fault: { status: 400, code: 'repeated-key', errors: [{ pointer }] },
    });
  });

  it('finds no name twice in what JSON.stringify has written', () => {
    fc.assert(
      fc.property(fc.jsonValue().filter(isTaken), (value) => {
        expect(parseJson(JSON.stringify(value))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)) as unknown,
        });
      }),
    );
  });

  it('gives what is no UTF-8 with that as a fault', () => {
    const parsed = parseBytes(Buffer.from([0x22, 0xff, 0x22]));
    expect(parsed).toMatchObject({ ok: true, value: '\ufffd', fault: { code: 'malformed-json' } });
  });

  it.each([
    ['items', `[${'1,'.repeat(5_000)}1]`, 'too-many-items'],
    ['members', `{"a":{${Array.from({ length: 5_001 }, (_, i) => `"${i}":1`).join()}}}`, 'too-many-items'],
    ['values', `{"a":[${`[${'{},'.repeat(4_000)}0],`.repeat(30)}0]}`, 'too-many-values'],
  ])('refuses too many %s, without parsing them', (_, text, code) => {
    expect(refusalOf(text)?.code).toBe(code);
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
