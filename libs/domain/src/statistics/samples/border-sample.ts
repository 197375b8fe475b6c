import { type Activity, type Passage } from '../../convoy/convoy.state.js';
import { CLOCKS_DIFFER_HOURS } from '../../convoy/route-point.js';
import { type Direction } from '../../geography/route.js';
import { type DatedMoney, dated } from '../money/dated-money.js';
import {
  type Interval,
  type IntervalUnion,
  intervalBetween,
  lengthOfUnion,
  unionOfIntervals,
  unionWithin,
} from '../../time/intervals.js';
import { msOfHours } from '../../time/hours.js';

/** What is read of a passage. Instants are RFC 3339 in UTC. */
export type PassageToSample = Pick<
  Passage,
  'place' | 'direction' | 'arrivedAt' | 'enteredAt' | 'exitedAt' | 'inferred'
>;

/** What is read of an activity. */
export type ActivityToSample = Pick<
  Activity,
  'activity' | 'place' | 'direction' | 'startedAt' | 'endedAt' | 'payments'
>;

/**
 * One vehicle through one side of a border: the sample unit of TFI1 and TFI2 (dossier 5.2). Durations are whole
 * milliseconds; null where they are not known, never 0.
 */
export interface BorderSample {
  readonly place: string;
  readonly direction: Direction;
  /** When it left the side: the time by which samples are filtered. Null where it was not reported; then nothing is known. */
  readonly exitedAt: string | null;
  /** TFI1: from arrival, from entry where no arrival was reported, to exit. */
  readonly tfi1Ms: number | null;
  /** Of it: the queue from arrival to entry, together with activities `waiting`. Null where neither was reported. */
  readonly waitingMs: number | null;
  /** Of it: activities `customs-controls`. Null where none was reported with its end. */
  readonly customsMs: number | null;
  /** Of it: all other activities. Null where none was reported with its end. */
  readonly otherMs: number | null;
  /**
   * TFI2: what was paid for its activities. Null where nobody reported a payment, and while it is not over. Who knows that
   * nothing was paid reports an amount of 0: that is a sample.
   */
  readonly payments: {
    readonly official: readonly DatedMoney[];
    readonly unofficial: readonly DatedMoney[];
  } | null;
}

/** Instants compare as text, and begin with a digit. */
const LATER_THAN_ANY = 'never';
const CLOCKS_DIFFER_MS = msOfHours(CLOCKS_DIFFER_HOURS);

/**
 * One sample for each passage of a vehicle, in their order. Each activity counts in one passage at most: the first one
 * through its side that was not over when it began.
 *
 * @param passages of one vehicle, in the order of travel
 */
export function borderSamples(
  passages: readonly PassageToSample[],
  activities: readonly ActivityToSample[],
): readonly BorderSample[] {
  const within = passages.map((): ActivityToSample[] => []);
  for (const activity of activities) within[passageOf(activity, passages)]?.push(activity);
  return passages.map((passage, i) => borderSample(passage, within[i] ?? []));
}

/**
 * The sample of one passage. Waiting, customs and other are each the union of intervals, cut to the passage: activities
 * overlap, papers travel while the truck queues, so the three may add up to more than TFI1 (dossier 4). An activity
 * without an end counts in no duration, but its payments count.
 *
 * @param activities those that belong to this passage
 */
export function borderSample(
  passage: PassageToSample,
  activities: readonly ActivityToSample[],
): BorderSample {
  const { place, direction, arrivedAt, enteredAt, exitedAt } = passage;
  const whole = wholeOf(passage);
  const queue = arrivedAt === null || enteredAt === null ? [] : [intervalBetween(arrivedAt, enteredAt)];
  const length = (intervals: readonly Interval[]): number | null =>
    whole === null || intervals.length === 0 ? null : lengthWithin(unionOfIntervals(intervals), whole);
  const ended = (...which: readonly ActivityToSample[]): readonly Interval[] =>
    which.flatMap(({ startedAt, endedAt }) =>
      endedAt === null ? [] : [intervalBetween(startedAt, endedAt)],
    );
  const waiting = activities.filter(({ activity }) => activity === 'waiting');
  const customs = activities.filter(({ activity }) => activity === 'customs-controls');
  const other = activities.filter(
    ({ activity }) => activity !== 'waiting' && activity !== 'customs-controls',
  );
  return {
    place,
    direction,
    exitedAt,
    tfi1Ms: whole && whole.until - whole.from,
    waitingMs: length([...queue, ...ended(...waiting)]),
    customsMs: length(ended(...customs)),
    otherMs: length(ended(...other)),
    payments: exitedAt === null || passage.inferred ? null : paymentsOf(activities),
  };
}

/** Null where an end is missing or only inferred, and where clocks that differ tell the exit first. */
function wholeOf({ arrivedAt, enteredAt, exitedAt, inferred }: PassageToSample): Interval | null {
  const from = arrivedAt ?? enteredAt;
  if (inferred || from === null || exitedAt === null || exitedAt < from) return null;
  return intervalBetween(from, exitedAt);
}

function lengthWithin(union: IntervalUnion, whole: Interval): number {
  return lengthOfUnion(unionWithin(union, whole));
}

function paymentsOf(activities: readonly ActivityToSample[]): BorderSample['payments'] {
  const all = activities.flatMap(({ payments, startedAt, place }) =>
    payments.map((payment) => ({ official: payment.official, paid: dated(payment, startedAt, place) })),
  );
  if (all.length === 0) return null;
  const paid = (wanted: boolean): readonly DatedMoney[] =>
    all.filter(({ official }) => official === wanted).map((payment) => payment.paid);
  return { official: paid(true), unofficial: paid(false) };
}

/** Where in the passages an activity belongs; -1: nowhere. */
function passageOf(activity: ActivityToSample, passages: readonly PassageToSample[]): number {
  const { startedAt } = activity;
  const first = passages.findIndex((passage, i) => isAt(passage, activity) && startedAt < endOf(passages, i));
  if (first >= 0) return first;
  // Told by a clock that is some minutes fast.
  return passages.findLastIndex(
    (passage) =>
      isAt(passage, activity) &&
      passage.exitedAt !== null &&
      Date.parse(startedAt) - Date.parse(passage.exitedAt) <= CLOCKS_DIFFER_MS,
  );
}

function isAt(passage: PassageToSample, { place, direction }: ActivityToSample): boolean {
  return passage.place === place && (direction ?? passage.direction) === passage.direction;
}

/** When a passage was over for certain: an exit that is only inferred was before the vehicle was seen at the next side. */
function endOf(passages: readonly PassageToSample[], index: number): string {
  const seen = (passage: PassageToSample | undefined): string | null =>
    passage?.arrivedAt ?? passage?.enteredAt ?? passage?.exitedAt ?? null;
  const exitedAt = passages[index]?.exitedAt ?? null;
  if (exitedAt !== null) return exitedAt;
  for (let i = index + 1; i < passages.length; i++) {
    const next = seen(passages[i]);
    if (next !== null) return next;
  }
  return LATER_THAN_ANY;
}
