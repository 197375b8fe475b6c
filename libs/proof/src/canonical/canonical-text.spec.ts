import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Json } from '#kafila/domain';
import { canonicalJson } from './canonical-json.js';
import { canonicalText } from './canonical-text.js';

/** The same by parsing; undefined where the text is not what JSON.stringify writes. */
function byParsing(text: string): string | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return JSON.stringify(value) === text ? canonicalJson(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Where it answers, it must be what parsing gives; it may always leave the answer to the parser. */
function holds(text: string): void {
  const canonical = canonicalText(text);
  if (canonical !== undefined) expect([text, canonical]).toEqual([text, byParsing(text)]);
}

const name = fc.oneof(
  fc.constantFrom('a', 'ab', 'a b', 'b', 'é', '\u20ac', '\ufb33', '\ud83d\ude00', '', '0', '10', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((millionths) => millionths / 1_000_000),
);
const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(name, tie('value'), { maxKeys: 8, noNullPrototype: true }),
  ),
}));
const written = json.map((value) => JSON.stringify(value));
/** What stands in JSON, and what almost does. */
const piece = fc.constantFrom(
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '\\n', '\\/', '\\u0041', '\\u001f', '\\u001F', '\ud800', '\t'],
  ...[
    ' ',
    '0',
    '1',
    '-',
    '-0',
    '.',
    '.0',
    'e',
    'E',
    '+',
    'null',
    'true',
    '"a":1,',
    '"1":1,',
    '"b"',
    '\u0000',
  ],
);

describe('canonical JSON made of a text', () => {
  it('is that of its value, for every text that JSON.stringify writes', () => {
    fc.assert(fc.property(written, holds), { numRuns: 2_000 });
  });

  it('is not made of a text that JSON.stringify would not write, whatever stands in it', () => {
    const altered = fc
      .tuple(written, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), piece), { minLength: 1, maxLength: 3 }))
      .map(([text, changes]) =>
        changes.reduce((so, [place, gone, put]) => {
          const at = place % (so.length + 1);
          return so.slice(0, at) + put + so.slice(at + gone);
        }, text),
      );
    fc.assert(fc.property(altered, holds), { numRuns: 5_000 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        holds(pieces.join(''));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is right for every number, however it is written', () => {
    const digits = fc.stringMatching(/^\d{0,17}$/);
    const token = fc
      .tuple(
        fc.constantFrom('', '-'),
        digits,
        fc.constantFrom('', '.'),
        digits,
        fc.constantFrom('', 'e5', 'E+21'),
      )
      .map((parts) => parts.join(''));
    fc.assert(fc.property(token, holds), { numRuns: 10_000 });
    for (const text of ['0', '-1', '0.5', '34.012345', '-0.1', '123456789012345']) {
      expect(canonicalText(text)).toBe(text);
    }
    for (const text of [
      '-0',
      '01',
      '1.',
      '.5',
      '1.0',
      '0.0',
      '1e3',
      '-',
      '0.0000001',
      '0.3000000000000000001',
    ]) {
      expect(canonicalText(text)).toBeUndefined();
    }
  });

  it('is made without the parser for what units report', () => {
    const text =
      '{"vehicleIds":["PK-TLK914"],"position":{"lon":71.09,"lat":34.1221},"note":"قافلہ\\n\\"31\\"","late":false,' +
      '"by":null,"seals":[{"to":"x","at":-3},{}],"places":[],"a":{"nothing":[{"b":1,"a":2},3]}}';
    expect(canonicalText(text)).toBe(
      '{"a":{"nothing":[{"a":2,"b":1},3]},"by":null,"late":false,"note":"قافلہ\\n\\"31\\"","places":[],' +
        '"position":{"lat":34.1221,"lon":71.09},"seals":[{"at":-3,"to":"x"},{}],"vehicleIds":["PK-TLK914"]}',
    );
  });

  it('is the text itself where that is canonical already', () => {
    const text = '{"a":[1,{"b":"c","d":{}}],"e":""}';
    expect(canonicalText(text)).toBe(text);
  });

  it.each([
    ['a member twice', '{"a":1,"b":2,"a":1}'],
    ['a member twice, one after the other', '{"a":1,"a":1}'],
    ['a name that is an index after another', '{"b":1,"1":2}'],
    ['an escape in a name', '{"\\u0061":1}'],
    ['a blank', '{"a": 1}'],
    ['something after it', '{"a":1}}'],
    ['no end', '{"a":1'],
    ['no end of a text', '"a'],
    ['half of a surrogate pair', '"\ud800"'],
  ])('is not made of a text with %s', (_, text) => {
    expect(canonicalText(text)).toBeUndefined();
  });

  it('leaves to the parser what is deep', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(canonicalText(nested(40))).toBe(nested(40));
    expect(canonicalText(nested(100_000))).toBeUndefined();
  });
});
