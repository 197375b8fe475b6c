import { type Direction } from '../../geography/route.js';

/** How long something takes as a rule, in hours: one in ten is done sooner than `p10`, nine in ten sooner than `p90`. */
export interface HoursRange {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  /** Means add up where medians do not: see `HoursSum`. */
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
}

/** The statistics, as forecasts and alerts ask them; undefined where there are too few samples. */
export interface UsualTimes {
  /** From leaving one place to arriving at the next, halts on the way included. */
  readonly legHours: (from: string, to: string) => HoursRange | undefined;
  /** From arrival to exit at one side of a border (TFI1). */
  readonly sideHours: (place: string, direction: Direction) => HoursRange | undefined;
  /** From entry to exit there: what remains for who was called in. */
  readonly insideHours?: (place: string, direction: Direction) => HoursRange | undefined;
  /** At a place that is no side of a border; without it, trucks only pass there. */
  readonly stayHours?: (place: string) => HoursRange | undefined;
  /** Speed on the legs of the corridor, halts on the road included and borders not, km/h. */
  readonly usualKmh?: number | undefined;
  /** At any side of a border on the corridor. */
  readonly usualSideHours?: HoursRange | undefined;
}

/** Of a time that was not measured: a tenth takes three quarters of it, a tenth takes half as long again. */
const GUESSED = { p10: 0.75, p90: 1.5 };

/** A range around hours that are only computed. */
export function guessedRange(hours: number): HoursRange {
  const [p10, p90] = [hours * GUESSED.p10, hours * GUESSED.p90];
  return { p10, median: hours, p90, mean: hours, deviation: deviationOf(p10, p90) };
}

/** The quantile of the standard normal distribution that nine in ten lie below. */
export const Z_90 = 1.281_551_565_544_6;

/** Of a normal distribution of which eight in ten lie between these two. */
export function deviationOf(p10: number, p90: number): number {
  return (p90 - p10) / (2 * Z_90);
}
