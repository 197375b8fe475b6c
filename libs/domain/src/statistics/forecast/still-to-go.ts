import { deviationOf, type HoursRange } from '../usual-times/usual-times.js';

const LN_5 = Math.log(5);

/**
 * How long something still takes that has already taken some time. A truck that has waited longer than most is not about
 * to leave: of the trucks that waited so long, half still wait longer. Up to the median, times are spread evenly between
 * the known percentiles. After it they fall off exponentially through `p90`, so that the remaining time no longer depends
 * on the time spent: times at borders are heavily right-skewed (dossier 5.2).
 */
export function stillToGo(usual: HoursRange, spentHours: number): HoursRange {
  if (spentHours <= 0) return usual;
  const tail = tailScale(usual);
  const p10 = remaining(usual, spentHours, 0.1);
  const p90 = remaining(usual, spentHours, 0.9);
  return {
    p10,
    median: remaining(usual, spentHours, 0.5),
    p90,
    mean: spentHours < usual.median ? meanRemaining(usual, spentHours) : tail,
    deviation: spentHours < usual.median ? deviationOf(p10, p90) : tail,
  };
}

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

/** @param spent less than the median */
function meanRemaining(usual: HoursRange, spent: number): number {
  const { p10, median } = usual;
  // The stretches that are still ahead, each with its share of all: two of even spread, and the tail.
  let share = 0.5;
  let sum = share * (median + tailScale(usual) - spent);
  for (const { from, until, of } of [
    { from: 0, until: p10, of: 0.1 },
    { from: p10, until: median, of: 0.4 },
  ]) {
    if (until <= spent || until <= from) continue;
    const begin = Math.max(from, spent);
    const ahead = (of * (until - begin)) / (until - from);
    share += ahead;
    sum += ahead * ((begin + until) / 2 - spent);
  }
  return sum / share;
}
