import { type Direction } from '../geography/route.js';

/** How long something takes as a rule, in hours: one in ten is done sooner than `p10`, nine in ten sooner than `p90`. */
export interface HoursRange {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

/** The statistics, as forecasts and alerts ask them; undefined where there is no sample. */
export interface UsualTimes {
  /** From leaving one place to arriving at the next, halts on the way included. */
  readonly legMedianHours: (from: string, to: string) => HoursRange | undefined;
  /** From arrival to exit at one side of a border (TFI1). */
  readonly sideMedianHours: (place: string, direction: Direction) => HoursRange | undefined;
  /** At a place that is no side of a border; without it, trucks only pass there. */
  readonly stayMedianHours?: (place: string) => HoursRange | undefined;
  /** Speed on the legs of the corridor, halts on the road included and borders not, km/h. */
  readonly usualKmh?: number | undefined;
  /** At any side of a border on the corridor. */
  readonly usualSideHours?: HoursRange | undefined;
}

/** Of a time that was not measured: a tenth takes three quarters of it, a tenth takes half as long again. */
const GUESSED = { p10: 0.75, p90: 1.5 };

/** A range around hours that are only computed. */
export function guessedRange(hours: number): HoursRange {
  return { p10: hours * GUESSED.p10, median: hours, p90: hours * GUESSED.p90 };
}

const LN_5 = Math.log(5);

/**
 * How long something still takes that has been going on for some time. A truck that has waited longer than most is not
 * about to leave: of those that waited as long as it has, the median still has to wait. Up to the median times are spread
 * evenly between the known percentiles; beyond it they fall off exponentially through `p90`, so that who waits that long
 * has the same time ahead whatever has passed: times at borders are heavily right-skewed (dossier 5.2).
 */
export function stillToGo(usual: HoursRange, spentHours: number): HoursRange {
  if (spentHours <= 0) return usual;
  return {
    p10: remaining(usual, spentHours, 0.1),
    median: remaining(usual, spentHours, 0.5),
    p90: remaining(usual, spentHours, 0.9),
  };
}

/** Hours within which a share of those that are not done after `spent` will be. */
function remaining(usual: HoursRange, spent: number, share: number): number {
  if (spent >= usual.median) return tailScale(usual) * -Math.log(1 - share);
  const notDone = 1 - shareDoneAfter(usual, spent);
  return Math.max(hoursUntilDone(usual, 1 - notDone * (1 - share)) - spent, 0);
}

function tailScale({ median, p90 }: HoursRange): number {
  return (p90 - median) / LN_5;
}

/** @param hours less than the median */
function shareDoneAfter({ p10, median }: HoursRange, hours: number): number {
  return hours < p10 ? 0.1 * (hours / p10) : 0.1 + 0.4 * ((hours - p10) / (median - p10));
}

function hoursUntilDone(usual: HoursRange, share: number): number {
  const { p10, median } = usual;
  if (share < 0.1) return p10 * (share / 0.1);
  if (share < 0.5) return p10 + (median - p10) * ((share - 0.1) / 0.4);
  return median + tailScale(usual) * Math.log(0.5 / (1 - share));
}
