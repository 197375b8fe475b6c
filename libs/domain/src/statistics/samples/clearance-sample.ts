import { elapsedHours, hoursOfMs } from '../../time/hours.js';
import { type DeclarationView } from '../../declaration/view.js';
import { intervalBetween, lengthOfUnion, unionOfIntervals } from '../../time/intervals.js';

/** Hours that begin when the goods arrived; null where one of the two was not reported. */
export interface SinceArrival {
  /** Null where papers were lodged before the goods arrived: `lodgedBeforeArrival` says so. */
  readonly arrivalToLodgement: number | null;
  readonly lodgedBeforeArrival: boolean | null;
  readonly arrivalToRelease: number | null;
  readonly arrivalToGateOut: number | null;
}

/** What is read of a declaration. */
export type DeclarationToSample = Pick<
  DeclarationView,
  | 'status'
  | 'place'
  | 'office'
  | 'procedure'
  | 'channel'
  | 'lodgedAt'
  | 'grantedAt'
  | 'gatedOutAt'
  | 'examinations'
  | 'holds'
  | 'hours'
>;

/**
 * One declaration at one office, by the steps of the WCO Time Release Study (Guide, version 3; dossier 5.3): arrival,
 * lodgement, assessment, other agencies, payment, release, gate-out. Hours between steps; null where one of the two was
 * not reported.
 */
export interface ClearanceSample extends SinceArrival {
  /** Slug. */
  readonly place: string | null;
  readonly office: string | null;
  readonly procedure: DeclarationView['procedure'];
  readonly channel: DeclarationView['channel'];
  readonly lodgedAt: string | null;
  /** The time by which samples are filtered; null while it is not released. */
  readonly releasedAt: string | null;
  /** To the risk channel. */
  readonly lodgementToAssessment: number | null;
  readonly assessmentToExamination: number | null;
  readonly examination: number | null;
  /** Held by agencies other than customs, overlaps once; null without such a hold, and while one has no end. */
  readonly otherAgencies: number | null;
  readonly lodgementToPayment: number | null;
  readonly paymentToRelease: number | null;
  readonly lodgementToRelease: number | null;
  readonly releaseToGateOut: number | null;
  /** UNESCAP counts the share of loads that were physically checked. */
  readonly physicallyExamined: boolean;
}

/** Kinds of examination for which goods were touched; documents and scans are read. */
const PHYSICAL: ReadonlySet<string> = new Set(['physical', 'sampling']);

/**
 * The sample of one declaration; undefined where it was withdrawn: nothing was released then.
 *
 * @param arrivals when vehicles with its goods arrived at the place, RFC 3339 in UTC; the last one before the goods were
 *   let go counts
 */
export function clearanceSample(
  declaration: DeclarationToSample,
  arrivals: readonly string[],
): ClearanceSample | undefined {
  const { status, place, office, procedure, channel, lodgedAt, grantedAt, gatedOutAt, hours } = declaration;
  if (status === 'withdrawn') return undefined;
  return {
    place,
    office,
    procedure,
    channel,
    lodgedAt,
    releasedAt: grantedAt,
    ...sinceArrival({ lodgedAt, grantedAt, gatedOutAt }, arrivals),
    lodgementToAssessment: hours.lodgementToChannel,
    assessmentToExamination: hours.channelToExamination,
    examination: hours.examination,
    otherAgencies: heldByOthers(declaration.holds),
    lodgementToPayment: hours.lodgementToDutiesPaid,
    paymentToRelease: hours.dutiesPaidToRelease,
    lodgementToRelease: hours.lodgementToRelease,
    releaseToGateOut: hours.releaseToGateOut,
    physicallyExamined: declaration.examinations.some(({ kind }) => PHYSICAL.has(kind)),
  };
}

/**
 * What is counted from the arrival of the goods. Arrivals are told of convoys, everything else of the declaration.
 *
 * @param arrivals as for `clearanceSample`
 */
export function sinceArrival(
  { lodgedAt, grantedAt, gatedOutAt }: Pick<DeclarationToSample, 'lodgedAt' | 'grantedAt' | 'gatedOutAt'>,
  arrivals: readonly string[],
): SinceArrival {
  const arrivedAt = lastUntil(arrivals, gatedOutAt ?? grantedAt);
  return {
    arrivalToLodgement: elapsedHours(arrivedAt, lodgedAt),
    lodgedBeforeArrival: arrivedAt === null || lodgedAt === null ? null : lodgedAt < arrivedAt,
    arrivalToRelease: elapsedHours(arrivedAt, grantedAt),
    arrivalToGateOut: elapsedHours(arrivedAt, gatedOutAt),
  };
}

function lastUntil(arrivals: readonly string[], end: string | null): string | null {
  const before = arrivals.filter((at) => end === null || at <= end);
  return before.toSorted().at(-1) ?? null;
}

function heldByOthers(holds: DeclarationToSample['holds']): number | null {
  const intervals = [];
  for (const { agency, heldAt, endedAt } of holds) {
    if (agency === 'customs') continue;
    if (endedAt === null) return null;
    intervals.push(intervalBetween(heldAt, endedAt));
  }
  return intervals.length === 0 ? null : hoursOfMs(lengthOfUnion(unionOfIntervals(intervals)));
}
