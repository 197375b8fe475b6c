import { type TirOperationView } from '../../carnet/operation-view.js';
import { type SealStep } from '../../convoy/state/cargo.state.js';
import { elapsedHours } from '../../time/hours.js';
import { areFacing } from '../../geography/geography.js';
import { type StatisticDeclaration } from '../figures/statistic.js';

/** TIR operations: one sample for each that was terminated, at the office that terminated it. */
export const TIR_STATISTIC = {
  name: 'tir',
  summary: 'How TIR operations go on and end',
  time: 'the termination, or the breach of a seal',
  groupings: ['place', 'country', 'corridor', 'month'],
  filters: ['place', 'country', 'corridor'],
  placesOfCorridor: true,
  measures: {
    nextStartHours: {
      kind: 'summary',
      unit: 'hours',
      meaning:
        'Hours from a termination to the start at the office across the line: the truck stands between two offices.',
    },
    dischargeDays: {
      kind: 'summary',
      unit: 'days',
      meaning: 'Days from a termination to its discharge; the truck does not wait for it.',
    },
    withReservation: {
      kind: 'ratio',
      unit: 'share',
      meaning: 'The share of terminations with a reservation.',
    },
    sealBreaches: {
      kind: 'total',
      unit: 'count',
      meaning:
        'How often seals were broken by somebody else than customs, or found broken where nobody had said so.',
    },
  },
  leftOut: {
    notDischarged: { meaning: 'Terminated operations that are not discharged so far.', example: 2 },
  },
} as const satisfies StatisticDeclaration;

export type OperationToSample = Pick<
  TirOperationView,
  | 'territory'
  | 'startOffice'
  | 'startedAt'
  | 'terminationOffice'
  | 'terminatedAt'
  | 'reservation'
  | 'partial'
  | 'daysToDischarge'
>;

export interface TirSample {
  readonly territory: string;
  /** Slug; null where its start was not reported. */
  readonly startOffice: string | null;
  readonly terminationOffice: string | null;
  readonly terminatedAt: string;
  readonly withReservation: boolean;
  readonly partial: boolean | null;
  /** From the termination to the start at the office across the line; null where none was reported there. */
  readonly hoursToNextStart: number | null;
  /** With fractions; null until customs discharged it. The truck does not wait for it (dossier 1.2). */
  readonly daysToDischarge: number | null;
}

/** @param operations of one carnet, in the order of travel */
export function tirSamples(operations: readonly OperationToSample[]): readonly TirSample[] {
  return operations.flatMap((operation, i) => {
    const { territory, startOffice, terminationOffice, terminatedAt, reservation, partial } = operation;
    if (terminatedAt === null) return [];
    const next = operations.slice(i + 1).find(isPlaced);
    const startedAt = next?.startOffice ?? null;
    const acrossTheLine =
      next && terminationOffice !== null && startedAt !== null && areFacing(terminationOffice, startedAt);
    return [
      {
        territory,
        startOffice,
        terminationOffice,
        terminatedAt,
        withReservation: reservation !== null,
        partial,
        hoursToNextStart: acrossTheLine ? elapsedHours(terminatedAt, next.startedAt) : null,
        daysToDischarge: operation.daysToDischarge,
      },
    ];
  });
}

/** The place of an operation in the order of travel is not known where only its discharge was reported. */
function isPlaced({ startOffice, terminationOffice }: OperationToSample): boolean {
  return startOffice !== null || terminationOffice !== null;
}

/** How often the seals of a vehicle were breached. @param steps in the order of time */
export function sealBreaches(steps: readonly Pick<SealStep, 'what' | 'party' | 'intact'>[]): number {
  return breachesAmong(steps).length;
}

/**
 * The steps that breached the seals of a vehicle, in the order of time: broken by somebody other than customs, or found
 * not whole where nobody had reported a break since. Customs that replace seals for an inspection breach nothing (TIR
 * art. 24, 35).
 */
export function breachesAmong<Step extends Pick<SealStep, 'what' | 'party' | 'intact'>>(
  steps: readonly Step[],
): readonly Step[] {
  let known = false;
  return steps.filter(({ what, party, intact }) => {
    const breach =
      what === 'broken' ? party !== 'customs' : what === 'verified' && intact === false && !known;
    if (what === 'broken' || breach) known = true;
    else if (what !== 'verified') known = false;
    return breach;
  });
}
