import { hoursOfMs } from '../../time/hours.js';
import { type DeclarationView } from '../../declaration/view.js';
import { intervalBetween, lengthOfUnion, unionOfIntervals } from '../../time/intervals.js';
import { type StatisticDeclaration } from '../figures/statistic.js';
import { type SinceArrival, sinceArrival } from './since-arrival.js';

const HOURS = { kind: 'summary', unit: 'hours' } as const;

/** Clearances: one sample for each declaration that was released. */
export const CLEARANCE_STATISTIC = {
  name: 'clearances',
  summary: 'How long customs clearance takes, step by step (WCO Time Release Study)',
  time: 'the release',
  groupings: ['place', 'country', 'corridor', 'month'],
  filters: ['place', 'country', 'corridor'],
  placesOfCorridor: true,
  measures: {
    arrivalToLodgementHours: {
      ...HOURS,
      meaning: 'From the arrival of the goods to the lodgement; not where papers were lodged before.',
    },
    lodgementToAssessmentHours: { ...HOURS, meaning: 'To the risk channel.' },
    assessmentToExaminationHours: {
      ...HOURS,
      meaning: 'From the risk channel to the first order of an examination.',
    },
    examinationHours: { ...HOURS, meaning: 'From the first order of an examination to its end.' },
    otherAgenciesHours: { ...HOURS, meaning: 'Held by agencies other than customs, what overlaps once.' },
    lodgementToPaymentHours: { ...HOURS, meaning: 'To the last payment of duties.' },
    paymentToReleaseHours: { ...HOURS, meaning: 'From it to the release.' },
    lodgementToReleaseHours: { ...HOURS, meaning: 'To the release.' },
    arrivalToReleaseHours: { ...HOURS, meaning: 'From the arrival of the goods to the release.' },
    releaseToGateOutHours: { ...HOURS, meaning: 'From the release until the goods had left.' },
    arrivalToGateOutHours: { ...HOURS, meaning: 'From the arrival of the goods until they had left.' },
    physicallyExamined: {
      kind: 'ratio',
      unit: 'share',
      meaning: 'The share of declarations of which goods were examined physically or sampled (UNESCAP).',
    },
    lodgedBeforeArrival: {
      kind: 'ratio',
      unit: 'share',
      meaning: 'The share of declarations lodged before the goods arrived.',
    },
  },
  leftOut: {
    withdrawn: { meaning: 'Declarations lodged in the period that were withdrawn.', example: 1 },
    notReleased: { meaning: 'Declarations lodged in the period that are not released.', example: 2 },
    withoutArrival: {
      meaning:
        'Released ones of which nobody reported when the goods arrived: they have no hours since then.',
      example: 0,
    },
  },
} as const satisfies StatisticDeclaration;

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
 * One declaration at one office, by the steps of the WCO Time Release Study (Guide, version 3; dossier 5.3). Hours
 * between steps; null where one of the two was not reported.
 */
export interface ClearanceSample extends SinceArrival {
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
  /** Held by agencies other than customs, overlaps counted once; null without such a hold, and while one has no end. */
  readonly otherAgencies: number | null;
  readonly lodgementToPayment: number | null;
  readonly paymentToRelease: number | null;
  readonly lodgementToRelease: number | null;
  readonly releaseToGateOut: number | null;
  /** UNESCAP counts the share of loads that were physically checked. */
  readonly physicallyExamined: boolean;
}

/** Kinds of examination in which goods are touched. */
const PHYSICAL: ReadonlySet<string> = new Set(['physical', 'sampling']);

/**
 * The sample of one declaration; undefined where it was withdrawn, because then nothing was released. `arrivals` are
 * those of vehicles with its goods at the place (RFC 3339 in UTC): the last one before the goods left counts, or before
 * the release where no gate-out was reported.
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

function heldByOthers(holds: DeclarationToSample['holds']): number | null {
  const intervals = [];
  for (const { agency, heldAt, endedAt } of holds) {
    if (agency === 'customs') continue;
    if (endedAt === null) return null;
    intervals.push(intervalBetween(heldAt, endedAt));
  }
  return intervals.length === 0 ? null : hoursOfMs(lengthOfUnion(unionOfIntervals(intervals)));
}
