import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalText, digestOf, IllFormedText } from './digest.js';

const AT_SURROGATES = fc.integer({ min: 0xd7fe, max: 0xe002 }).map((unit) => String.fromCharCode(unit));
const text = fc.string({ unit: fc.oneof(AT_SURROGATES, fc.constantFrom('\\', 'u', 'd', '8', '0', '"')) });
const content = fc.dictionary(text, fc.oneof(text, fc.jsonValue()));

describe('the canonical text of what was sent', () => {
  it('is what another implementation makes of it, and is refused with half of a character where that refuses it', () => {
    let refused = 0;
    fc.assert(
      fc.property(content, (sent) => {
        let expected: string | undefined;
        try {
          expected = canonicalize(sent);
        } catch {
          refused += 1;
          expect(() => canonicalText(sent)).toThrow(IllFormedText);
          return;
        }
        expect(canonicalText(sent)).toBe(expected);
      }),
    );
    expect(refused).toBeGreaterThan(5);
  });

  it.each([
    [{ data: { 'a/b': ['whole 😀', 'half \ud83d'] } }, '/data/a~1b/1'],
    [{ data: { 'half \ude00': 1 } }, '/data/half \ufffd'],
  ])('tells where half of a character is', (sent, pointer) => {
    expect(() => canonicalText(sent)).toThrow(expect.objectContaining({ pointer }));
  });

  it('takes what looks like an escape for the text it is', () => {
    expect(canonicalText({ note: '\\ud83d' })).toBe('{"note":"\\\\ud83d"}');
  });

  it('gives two orders of the same fields one digest', () => {
    expect(digestOf({ a: 1, b: { c: 2, d: 3 } })).toBe(digestOf({ b: { d: 3, c: 2 }, a: 1 }));
  });
});
