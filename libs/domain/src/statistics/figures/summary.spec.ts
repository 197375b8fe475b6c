import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Summary, summarise, summariseWhole } from './summary.js';

const sample = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const samples = fc.array(sample, { minLength: 1, maxLength: 200 });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

function known(summary: Summary): Record<keyof Summary, number> {
  for (const [name, figure] of Object.entries(summary)) if (figure === null) throw new Error(`No ${name}.`);
  return summary as Record<keyof Summary, number>;
}

describe('a summary', () => {
  // Dossier 5.2: no sample = null, printed as a dash, never 0.
  it('of no sample knows nothing but that there is none', () => {
    expect(summarise([])).toEqual({
      n: 0,
      mean: null,
      median: null,
      p10: null,
      p90: null,
      min: null,
      max: null,
      trimmedMean: null,
    });
  });

  it('of one sample is that sample throughout', () => {
    expect(summarise([7.5])).toEqual({
      n: 1,
      mean: 7.5,
      median: 7.5,
      p10: 7.5,
      p90: 7.5,
      min: 7.5,
      max: 7.5,
      trimmedMean: 7.5,
    });
  });

  // Dossier 5.2: times are heavily right-skewed, the mean lies well above the median.
  it('shows a long wait in the mean and not in the median', () => {
    const hours = summarise([30, 18, 5, 9, 240]);
    expect(hours).toMatchObject({ n: 5, mean: 60.4, median: 18, min: 5, max: 240 });
  });

  // R: quantile(c(1, 2, 3, 4), c(.1, .5, .9), type = 7) gives 1.3, 2.5, 3.7.
  it('has percentiles between the closest ranks, as R and spreadsheets compute them', () => {
    const { p10, median, p90 } = known(summarise([4, 1, 3, 2]));
    expect([p10, median, p90]).toEqual([1.3, 2.5, 3.7]);
    expect(summarise(upTo(11))).toMatchObject({ p10: 2, median: 6, p90: 10 });
  });

  // Dossier 5.2: sort, drop floor(n * 0.025) at each end, mean of the rest.
  it('drops nothing from the trimmed mean below forty samples, and one at each end from forty on', () => {
    const outlier = (n: number): number[] => [...upTo(n - 1), 10_000];
    const all = known(summarise(outlier(39)));
    expect(all.trimmedMean).toBe(all.mean);
    expect(summarise(outlier(40)).trimmedMean).toBe((2 + 39) / 2);
    expect(summarise(upTo(120).map((i) => (i > 117 ? 1e9 : i))).trimmedMean).toBe((4 + 117) / 2);
  });

  it('is the same to the last digit in whatever order the samples come', () => {
    fc.assert(
      fc.property(samples, fc.integer(), (values, turn) => {
        const at = Math.abs(turn) % values.length;
        const turned = [...values.slice(at), ...values.slice(0, at)].reverse();
        expect(summarise(turned)).toEqual(summarise(values));
      }),
    );
    expect(summarise([0.1, 1e15, 0.2, -1e15, 0.3]).mean).toBe(summarise([1e15, 0.3, -1e15, 0.2, 0.1]).mean);
  });

  it('loses nothing in the sum', () => {
    expect(summarise(new Array<number>(1_000_000).fill(0.1)).mean).toBe(0.1);
    expect(summarise([1e17, 0.5, -1e17, 0.5]).mean).toBe(0.25);
  });

  it('has every figure between the least and the greatest sample, and percentiles in their order', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const { n, mean, median, p10, p90, min, max, trimmedMean } = known(summarise(values));
        expect(n).toBe(values.length);
        const inOrder = [min, p10, median, p90, max];
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
        for (const one of [mean, trimmedMean]) expect(one >= min && one <= max).toBe(true);
      }),
    );
  });

  it('leaves the samples it was given as they are', () => {
    const values = [3, 1, 2];
    summarise(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuses what is not a number: unknown is left out, not summed up', () => {
    expect(() => summarise([1, NaN])).toThrow('Sample 1 is NaN');
    expect(() => summarise([Infinity])).toThrow(RangeError);
  });

  it('takes typed arrays too', () => {
    expect(summarise(Float64Array.of(1, 3))).toEqual(summarise([3, 1]));
  });
});

describe('a summary of whole numbers', () => {
  const whole = fc.oneof(fc.nat(2 ** 31 - 1), fc.nat(5), fc.constantFrom(0, 2 ** 32 - 1), fc.maxSafeNat());

  it.each([
    ['few', { maxLength: 50 }],
    ['many', { minLength: 1500, maxLength: 2000, size: 'max' as const }],
  ])('is that of the same samples in the greater unit, of %s', (_, length) => {
    fc.assert(
      fc.property(fc.array(whole, length), (ms) => {
        const hours = ms.map((one) => one / 3_600_000);
        expect(summariseWhole(Float64Array.from(ms), 3_600_000)).toEqual(summarise(hours));
      }),
      { numRuns: 50 },
    );
  });

  it('deals many out by their digits to the same order', () => {
    const ms = Array.from({ length: 5000 }, (_, i) => (i * 2_654_435_761) % 2 ** 32);
    expect(summariseWhole(Float64Array.from(ms), 1)).toEqual(summarise(ms));
  });
});
