import { hoursBetween } from '#kafila/domain';
import { type ConvoyState } from './read-back.js';

/** Hours that trucks spent at one side of a border in one direction, queue included. */
export interface BorderTimes {
  readonly place: string;
  readonly direction: string;
  /** Of trucks whose arrival and exit were both reported. */
  readonly n: number;
  /** Null where there is no sample. */
  readonly median: number | null;
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Trucks that passed, but whose arrival or exit nobody reported. */
  readonly leftOut: number;
}

/** One row per side and direction, in the order in which convoys come upon them. */
export function borderTimes(convoys: readonly ConvoyState[]): readonly BorderTimes[] {
  const sides = new Map<string, { place: string; direction: string; hours: number[]; leftOut: number }>();
  for (const { place, direction, arrivedAt, exitedAt, inferred } of passagesOf(convoys)) {
    const key = `${place} ${direction}`;
    const side = sides.get(key) ?? { place, direction, hours: [], leftOut: 0 };
    sides.set(key, side);
    if (inferred || arrivedAt === null || exitedAt === null) side.leftOut++;
    else side.hours.push(hoursBetween(arrivedAt, exitedAt));
  }
  return [...sides.values()].map(({ place, direction, hours, leftOut }) => {
    const sorted = hours.sort((a, b) => a - b);
    const mean = sorted.length === 0 ? null : sorted.reduce((sum, h) => sum + h, 0) / sorted.length;
    const [min, max] = [sorted[0] ?? null, sorted.at(-1) ?? null];
    return { place, direction, n: sorted.length, median: medianOf(sorted), mean, min, max, leftOut };
  });
}

function passagesOf(convoys: readonly ConvoyState[]) {
  return convoys.flatMap(({ vehicles }) => vehicles.flatMap(({ passages }) => passages));
}

function medianOf(sorted: readonly number[]): number | null {
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[sorted.length >> 1]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
