import { placeOf } from '../../geography/geography.js';
import { dayAt } from '../../geography/local-time.js';
import { isClearlyLater } from '../acts/same-act.js';
import { type AddIrregularity } from '../operation-irregularities.js';
import { type CarnetActAtPlace, type CarnetState } from '../state/carnet.state.js';
import { type Exclusion, type Liability } from '../state/liability.state.js';

/** When customs admitted the holder again after an exclusion, RFC 3339 in UTC; null where nobody told. */
export function liftedAt({ readmissions }: Liability, { country, at }: Exclusion): string | null {
  return readmissions.find((one) => one.country === country && one.at >= at)?.at ?? null;
}

/** TIR art. 38: where a holder is excluded, no carnet of his is accepted. */
export function addOfExclusions(state: CarnetState, add: AddIrregularity): void {
  for (const { place, at, evidence } of usesOf(state)) {
    const exclusion = exclusionAt(state.liability, place, at);
    if (exclusion) add('holder-excluded', at, [...exclusion.evidence, ...evidence]);
  }
}

/** Where offices accepted the carnet: at departure, and for each further operation. */
export function usesOf({ acceptances, operations }: CarnetState): readonly CarnetActAtPlace[] {
  return [...acceptances, ...operations.flatMap(({ start }) => start ?? [])];
}

/** The exclusion, told of this carnet, that a use of it fell under. */
export function exclusionAt(liability: Liability, place: string, at: string): Exclusion | undefined {
  return liability.exclusions.find((one) => holds(one, place, at) && !isOver(liftedAt(liability, one), at));
}

function holds({ country, at: since, until }: Exclusion, place: string, at: string): boolean {
  if (placeOf(place).country !== country || !isClearlyLater(at, since)) return false;
  return until === null || dayAt(place, at) <= until;
}

function isOver(lifted: string | null, at: string): boolean {
  return lifted !== null && lifted <= at;
}
