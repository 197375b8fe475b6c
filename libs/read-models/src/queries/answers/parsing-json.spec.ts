import { atOnce } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsingJson } from './parsing-json.js';

const blanks = fc.constantFrom(undefined, 1);

describe('JSON that is parsed in turns', () => {
  it('is what it is at once, blanks, quotes and strange names included', () => {
    fc.assert(
      fc.property(fc.jsonValue(), blanks, fc.integer({ min: 0, max: 20 }), (value, indented, long) => {
        const text = JSON.stringify({ of: value, '__proto__ "{': [value, value] }, undefined, indented);
        const parsed = atOnce(parsingJson<unknown>(text, long));
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: timesTried(200, 5000) },
    );
  });

  it('is refused where it is broken', () => {
    const broken = [
      '{"a":[1,2',
      '{"a":"b',
      '{"a" 1}',
      '[1 2]',
      '{"a":1}}',
      '[tru]',
      '{"a":1,',
      '[1,]',
      '{1:2}',
      '[1}',
      '',
    ];
    for (const text of broken)
      expect(() => {
        atOnce(parsingJson<unknown>(text, 1));
      }).toThrow(SyntaxError);
  });

  it('gives others their turn between the vehicles of a long document, and within a vehicle of which much is told', () => {
    const passage = { place: 'torkham-pk', evidence: ['r'.repeat(100)] };
    const vehicles = (many: number, passages: number): string =>
      JSON.stringify({ vehicles: Array(many).fill({ passages: Array(passages).fill(passage) }) });
    for (const text of [vehicles(10_000, 1), vehicles(1, 10_000)]) {
      expect([...parsingJson(text)].length).toBeGreaterThan(text.length / 1000);
    }
  });

  it('goes twice as far through a text that is twice as long, however deep its parts stand', () => {
    const turns = (levels: number): number => {
      let text = '0';
      for (let i = 0; i < levels; i++) text = `[${JSON.stringify('x'.repeat(900))},{"inner":${text}}]`;
      return [...parsingJson(text, 1000)].length;
    };
    const [once, twice] = [turns(100), turns(200)];
    expect(once).toBeGreaterThan(50);
    expect(twice / once).toBeLessThan(2.1);
  });
});
