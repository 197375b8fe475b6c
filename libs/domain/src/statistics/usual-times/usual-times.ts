import { type Direction } from '../../geography/route.js';

/** How long something usually takes, in hours: one in ten takes less than `p10`, nine in ten take less than `p90`. */
export interface HoursRange {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  /** Means can be added up, medians cannot: see `HoursSum`. */
  readonly mean: number;
  readonly deviation: number;
}

export interface UsualTimes {
  /** From leaving one place to arriving at the next, halts on the way included. */
  readonly legHours: (from: string, to: string) => HoursRange | undefined;
  /** From arrival to exit at one side of a border (TFI1). */
  readonly sideHours: (place: string, direction: Direction) => HoursRange | undefined;
  /** From entry to exit there: the rest of the time of a vehicle that was called in. */
  readonly insideHours?: (place: string, direction: Direction) => HoursRange | undefined;
  /** At a place that is no side of a border. Where it is absent, trucks do not stay. */
  readonly stayHours?: (place: string) => HoursRange | undefined;
  /** Speed on the legs of the corridor, halts on the road included and borders not, km/h. */
  readonly usualKmh?: number | undefined;
  /** At any side of a border on the corridor. */
  readonly usualSideHours?: HoursRange | undefined;
}

/** Percentiles of a time that was not measured, as factors of its median. */
const GUESSED = { p10: 0.75, p90: 1.5 };

export function guessedRange(hours: number): HoursRange {
  const [p10, p90] = [hours * GUESSED.p10, hours * GUESSED.p90];
  return { p10, median: hours, p90, mean: hours, deviation: deviationOf(p10, p90) };
}

/** The 90th percentile of the standard normal distribution. */
export const Z_90 = 1.281_551_565_544_6;

export function deviationOf(p10: number, p90: number): number {
  return (p90 - p10) / (2 * Z_90);
}
