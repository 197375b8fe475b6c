import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { type Json } from '#kafila/domain';
import { canonicalJson } from './canonical-json.js';

const json = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<Json>;

describe('canonical JSON', () => {
  it('is what RFC 8785 shows in its section 3.2', () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as Json;
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, as RFC 8785 shows in its section 3.2.3', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const value = Object.fromEntries(names.map((name, at) => [name, at]));
    const order = Object.keys(JSON.parse(canonicalJson(value)) as object).filter((name) => name !== '1');
    expect(order).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  it('is the same as that of another implementation, for any value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('writes minus zero as zero, and leaves no member out that has a foreign name', () => {
    expect(canonicalJson([-0, JSON.parse('{"__proto__":1,"":2}') as Json])).toBe('[0,{"":2,"__proto__":1}]');
  });

  it('writes half of a surrogate pair as an escape, so that it differs from every other text', () => {
    expect(canonicalJson(['\ud800', '\udc00b', '\ud83d\ude00'])).toBe('["\\ud800","\\udc00b","😀"]');
  });

  it('goes deeper than the store does', () => {
    let deep: Json = 0;
    for (let level = 0; level < 3_000; level++) deep = [deep];
    expect(canonicalJson(deep)).toBe(JSON.stringify(deep));
  });
});
