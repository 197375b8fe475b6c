import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesTried } from '../testing/times-tried.js';
import { Sequences, sequencesInWords } from './sequences.js';

function sequencesOf(numbers: readonly number[], most?: number): Sequences {
  const sequences = new Sequences(most);
  for (const number of numbers) sequences.add(number);
  return sequences;
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

describe('the numbers that a unit has given its reports', () => {
  it('are named as ranges, with what is to be sent', () => {
    expect(sequencesInWords(sequencesOf([...upTo(41), 43]))).toBe('1-41, 43; send 42');
    expect(sequencesInWords(sequencesOf(upTo(43)))).toBe('1-43');
    expect(sequencesInWords(sequencesOf([]))).toBe('none');
  });

  it('begin at 1: what lies before the first one is missing too, and 0 may be there', () => {
    expect(sequencesOf([3]).missing).toEqual([{ from: 1, to: 2 }]);
    expect(sequencesOf([0, 1]).missing).toEqual([]);
    expect(sequencesOf([0, 2]).missing).toEqual([{ from: 1, to: 1 }]);
  });

  it('are the same ranges and gaps in whatever order they come, and however often', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), (numbers) => {
        const sequences = new Sequences();
        const seen = new Set<number>();
        for (const number of numbers) {
          expect(sequences.add(number)).toBe(!seen.has(number));
          seen.add(number);
        }
        const within = (ranges: Sequences['ranges']): number[] =>
          ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
        expect(within(sequences.ranges)).toEqual([...seen].sort((a, b) => a - b));
        const last = sequences.last ?? 0;
        expect(within(sequences.missing)).toEqual(upTo(last).filter((n) => !seen.has(n)));
        expect(sequences.isWhole).toBe(sequences.missing.length === 0);
        expect(sequencesOf([...numbers].reverse()).ranges).toEqual(sequences.ranges);
      }),
      { numRuns: timesTried(200, 5000) },
    );
  });

  it('take little memory, whoever makes up gaps: the lowest ones are named no more, and it is told from where', () => {
    const sequences = sequencesOf([1, 3, 5, 7, 9], 3);
    expect([sequences.gapsFrom, sequences.missing]).toEqual([
      5,
      [
        { from: 6, to: 6 },
        { from: 8, to: 8 },
      ],
    ]);
    expect(sequences.last).toBe(9);
  });

  it('are cut short in words where there are too many', () => {
    const words = sequencesInWords(sequencesOf(Array.from({ length: 100 }, (_, i) => 2 * i + 1)));
    expect(words).toMatch(/^1, 3, 5, .* and 80 more; send 2, 4, .* and 79 more$/);
  });
});
