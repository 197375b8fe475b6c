import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { june, retracted, record } from '../testing.js';
import { standingRetractions } from './retraction.js';

type Retracted = ReturnType<typeof retracted>;

const back = (id: string, retracts: string, at: string): Retracted => retracted(retracts, at, { id });
/** Report taken back -> retraction that does it. */
const standing = (...retractions: Retracted[]): Record<string, string> =>
  Object.fromEntries(
    [...standingRetractions(record(...retractions))].map(([report, { retractionId }]) => [
      report,
      retractionId,
    ]),
  );

describe('a retraction', () => {
  it('takes a report back, and tells why and by what it is replaced', () => {
    const first = retracted('wrong', '6 10:00', { id: 'back', replacedBy: 'right' });
    expect(standingRetractions(record(first))).toEqual(
      new Map([
        [
          'wrong',
          {
            retractionId: 'back',
            occurredAt: june('6 10:00'),
            reason: 'incorrect-data',
            replacedBy: 'right',
            matched: false,
          },
        ],
      ]),
    );
  });

  it('that is retracted gives the report back', () => {
    expect(standing(back('a', 'report', '6'), back('b', 'a', '7'))).toEqual({ a: 'b' });
    expect(standingRetractions(record(back('a', 'report', '6'), back('b', 'a', '7'))).get('a')).toMatchObject(
      {
        matched: true,
      },
    );
  });

  it('that is retracted, by one that is retracted too, takes the report back after all', () => {
    expect(standing(back('a', 'report', '6'), back('b', 'a', '7'), back('c', 'b', '8'))).toEqual({
      report: 'a',
      b: 'c',
    });
  });

  it('is taken back also by one that a slow clock dates before it', () => {
    expect(standing(back('a', 'report', '6 10:00'), back('b', 'a', '6 09:55'))).toEqual({ a: 'b' });
  });

  it('beside others of the same report stands where it occurred first', () => {
    expect(standing(back('b', 'report', '7'), back('a', 'report', '6'), back('c', 'report', '8'))).toEqual({
      report: 'a',
    });
  });

  it('leaves the report to the next one where it is retracted itself', () => {
    const of = [back('a', 'report', '6'), back('b', 'report', '7'), back('c', 'a', '8')];
    expect(standing(...of)).toEqual({ report: 'b', a: 'c' });
  });

  it('in a ring with another stands where it is the last of the ring', () => {
    expect(standing(back('a', 'b', '6'), back('b', 'a', '7'))).toEqual({ a: 'b' });
    expect(standing(back('a', 'b', '7'), back('b', 'a', '6'))).toEqual({ b: 'a' });
  });

  it('of itself is nothing that takes others back', () => {
    expect(standing(back('a', 'a', '6'), back('b', 'report', '7'))).toEqual({ report: 'b' });
  });

  it('is judged in a chain of any length', () => {
    const chain = Array.from({ length: 20_001 }, (_, i) =>
      back(`r${i}`, i === 0 ? 'report' : `r${i - 1}`, '6'),
    );
    expect(standing(...chain)['report']).toBe('r0');
    expect(standing(...chain.slice(0, -1))['report']).toBeUndefined();
  });

  it('stands or falls whatever the order of arrival, reported once or twice', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const some = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        of: fc.constantFrom(...ids, 'report', 'other'),
        day: fc.nat(3),
      }),
      { selector: ({ id }) => id },
    );
    const arrivals = some
      .map((all) => all.map(({ id, of, day }) => back(id, of, `${day + 5} 10:00`)))
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      );
    fc.assert(
      fc.property(arrivals, ([once, again]) => {
        expect([...standingRetractions(record(...again))]).toEqual([...standingRetractions(record(...once))]);
      }),
      { numRuns: 500 },
    );
  });
});
