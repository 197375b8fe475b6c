import { placeOf } from '../../geography/geography.js';
import { dayAt } from '../../geography/local-time.js';
import { groupedBy } from '../../grouped.js';
import { firstAfter, firstFrom, firstWhere } from '../../time/first-of.js';
import { isClearlyLater } from '../acts/same-act.js';
import { type AddIrregularity } from '../operation-irregularities.js';
import { type CarnetActAtPlace, type CarnetState } from '../state/carnet.state.js';
import { type ActOfCustoms, type Exclusion, type Liability } from '../state/liability.state.js';

/** Tells when customs admitted the holder again after an exclusion, RFC 3339 in UTC; null where nobody told. */
export function liftingOf({ readmissions }: Liability): (exclusion: Exclusion) => string | null {
  const times = timesByCountry(readmissions);
  return ({ country, at }) => {
    const there = times.get(country) ?? [];
    return there[firstFrom(there, at)] ?? null;
  };
}

/** TIR art. 38: where a holder is excluded, no carnet of his is accepted. */
export function addOfExclusions(state: CarnetState, add: AddIrregularity): void {
  const exclusionAt = excludingOf(state.liability);
  for (const { place, at, evidence } of usesOf(state)) {
    const exclusion = exclusionAt(place, at);
    if (exclusion) add('holder-excluded', at, [...exclusion.evidence, ...evidence]);
  }
}

/** Where offices accepted the carnet: at departure, and for each further operation. */
export function usesOf({ acceptances, operations }: CarnetState): readonly CarnetActAtPlace[] {
  return [...acceptances, ...operations.flatMap(({ start }) => start ?? [])];
}

/** Tells the exclusion, told of this carnet, that a use of it fell under. */
export function excludingOf(liability: Liability): (place: string, at: string) => Exclusion | undefined {
  const exclusions = groupedBy(liability.exclusions, ({ country }) => country);
  const times = timesByCountry(liability.exclusions);
  const lifted = timesByCountry(liability.readmissions);
  return (place, at) => {
    const { country } = placeOf(place);
    const [there = [], since = []] = [exclusions.get(country), times.get(country)];
    const [liftedThere, day] = [lifted.get(country) ?? [], dayAt(place, at)];
    const lastLifted = liftedThere[firstAfter(liftedThere, at) - 1];
    const end = firstWhere(since, (one) => !isClearlyLater(at, one));
    for (let i = lastLifted === undefined ? 0 : firstAfter(since, lastLifted); i < end; i++) {
      const one = there[i];
      if (one && (one.until === null || day <= one.until)) return one;
    }
    return undefined;
  };
}

function timesByCountry(acts: readonly ActOfCustoms[]): ReadonlyMap<string, readonly string[]> {
  const byCountry = groupedBy(acts, ({ country }) => country);
  return new Map([...byCountry].map(([country, there]) => [country, there.map(({ at }) => at)]));
}
