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
import { type StatisticDeclaration } from '../figures/statistic.js';
import { type PassageToSample, type ActivityToSample, activitiesByPassage } from './activities-by-passage.js';

/** Border crossings: one sample for each vehicle that went through one side of a border. */
export const BORDER_STATISTIC = {
  name: 'border-crossings',
  summary: 'How long border crossings take and what they cost (CPMM TFI1, TFI2)',
  time: 'the exit from the side',
  groupings: ['place', 'direction', 'country', 'corridor', 'regime', 'month'],
  filters: ['place', 'direction', 'country', 'corridor', 'regime'],
  placesOfCorridor: true,
  measures: {
    tfi1Hours: {
      kind: 'summary',
      unit: 'hours',
      meaning:
        'CPMM TFI1: hours from arrival (entry, where no arrival was reported) to exit of one side, queue included.',
    },
    waitingHours: {
      kind: 'summary',
      unit: 'hours',
      meaning: 'Of them: the queue from arrival to entry and activities `waiting`, what overlaps once.',
    },
    customsHours: {
      kind: 'summary',
      unit: 'hours',
      meaning: 'Of them: activities `customs-controls`, what overlaps once.',
    },
    otherHours: {
      kind: 'summary',
      unit: 'hours',
      meaning: 'Of them: all other activities, what overlaps once.',
    },
    tfi2Usd: {
      kind: 'summary',
      unit: 'usd',
      meaning: 'CPMM TFI2: all that was paid at one side, in US dollars.',
    },
    tfi2OfficialUsd: { kind: 'summary', unit: 'usd', meaning: 'Of it: against a receipt.' },
    tfi2UnofficialUsd: { kind: 'summary', unit: 'usd', meaning: 'Of it: without one ("tea money").' },
  },
  leftOut: {
    inferredPassages: {
      meaning: 'Passages of which the exit was only implied by a later report.',
      example: 1,
    },
    passagesNotOver: { meaning: 'Passages of which no exit was reported so far.', example: 3 },
    passagesOutOfOrder: {
      meaning: 'Passages of which nothing but the exit was reported, or clocks that differ tell it first.',
      example: 0,
    },
  },
} as const satisfies StatisticDeclaration;

/**
 * One vehicle through one side of a border: the sample unit of TFI1 and TFI2 (dossier 5.2). Durations are whole
 * milliseconds; null where they are not known, never 0.
 */
export interface BorderSample {
  readonly place: string;
  readonly direction: Direction;
  /** When it left the side: samples are filtered by it. Null where it was not reported; then all else is null. */
  readonly exitedAt: string | null;
  /** TFI1: from arrival, from entry where no arrival was reported, to exit. */
  readonly tfi1Ms: number | null;
  /** Part of it: the queue from arrival to entry, together with activities `waiting`. Null where neither was reported. */
  readonly waitingMs: number | null;
  /** Part of it: activities `customs-controls`. Null where none was reported with its end. */
  readonly customsMs: number | null;
  /** Part of it: all other activities. Null where none was reported with its end. */
  readonly otherMs: number | null;
  /** TFI2: paid for its activities. Null without a report of it and while it is not over; a reported 0 is a sample. */
  readonly payments: {
    readonly official: readonly DatedMoney[];
    readonly unofficial: readonly DatedMoney[];
  } | null;
}

/** One sample for each passage of one vehicle, in the order of travel, with the activities of `activitiesByPassage`. */
export function borderSamples(
  passages: readonly PassageToSample[],
  activities: readonly ActivityToSample[],
): readonly BorderSample[] {
  const byPassage = activitiesByPassage(passages, activities);
  return passages.map((passage, i) => borderSample(passage, byPassage[i] ?? []));
}

/**
 * The sample of one passage with its activities. Waiting, customs and other are each the union of intervals, cut to the
 * passage. They overlap (documents are handled while the truck queues), so that their sum may be more than TFI1
 * (dossier 4). An activity without an end counts in no duration, but its payments count.
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

/** Null where an end is missing or only inferred, and where the exit is first because clocks differ. */
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
