import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Draws from one stream of chance. The same seed and path give the same draws for ever. */
export interface Dice {
  /** 32 random bits as a whole number from 0. */
  bits(): number;
  /** A real number from `min` up to, but not including, `max`. */
  between(min: number, max: number): number;
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** @throws where there is nothing to choose from */
  pick<T>(from: readonly T[]): T;
  /** All of them in a random order. */
  shuffle<T>(list: readonly T[]): T[];
  /** Right-skewed: half of the draws lie below the median; `sigma` is the spread of the logarithm. */
  lognormal(median: number, sigma: number): number;
}

/**
 * A separate stream of chance for every path: `dice(seed, scenario, purpose)`. So one more draw for one purpose changes
 * nothing for another purpose or another scenario.
 */
export function dice(seed: number, path: number, purpose: number): Dice {
  if (!Number.isSafeInteger(seed)) throw new Error(`A seed is a whole number; ${seed} is not.`);
  const high = Math.floor(seed / 2 ** 32);
  const generator = xoroshiro128plusFromState([
    scramble(seed | 0),
    scramble(high ^ 0x5bd1e995),
    scramble(path ^ 0x27d4eb2f),
    scramble(purpose ^ 0x165667b1),
  ]);
  // Streams of neighbouring seeds begin alike, and differ after some twenty steps.
  for (let i = 0; i < 32; i++) generator.next();

  const bits = (): number => generator.next() >>> 0;
  const uniform = (): number => bits() / 2 ** 32;
  const whole = (min: number, max: number): number => min + Math.floor(uniform() * (max - min + 1));
  return {
    bits,
    between: (min, max) => min + uniform() * (max - min),
    whole,
    chance: (probability) => uniform() < probability,
    pick: (from) => {
      const index = whole(0, from.length - 1);
      if (index >= from.length || index < 0) throw new Error('There is nothing to choose from.');
      return from[index] as (typeof from)[number];
    },
    shuffle: (list) =>
      list
        .map((item) => ({ item, key: bits() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
    lognormal: (median, sigma) => median * Math.exp(sigma * normal(uniform)),
  };
}

/**
 * Nearly normal with mean 0 and deviation 1: the sum of eight uniform draws. Sines and logarithms would be more exact,
 * but engines round them differently, and a seed must give the same world on all of them.
 */
function normal(uniform: () => number): number {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += uniform();
  return (sum - 4) * Math.sqrt(12 / 8);
}

/** Maps 32-bit words one to one (the finaliser of MurmurHash3). */
function scramble(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
