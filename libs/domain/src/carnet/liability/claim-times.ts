import { groupedBy } from '../../grouped.js';
import { dayAt } from '../../geography/local-time.js';
import { placeOf } from '../../geography/geography.js';
import { monthsAfter } from '../../time/calendar-day.js';
import { firstAfter } from '../../time/first-of.js';
import { type CarnetState } from '../state/carnet.state.js';
import { type ClaimStep, type NonDischarge } from '../state/liability.state.js';

/** From when on a claim may come a month after the notification; before, three (amendment of art. 11; general knowledge). */
const ONE_MONTH_SINCE = '2012-09-13';

/** The first and the last day on which customs may claim payment after they notified the association (TIR art. 11). */
export function claimTimes({ day }: Pick<NonDischarge, 'day'>): {
  readonly from: string;
  readonly until: string;
} {
  return { from: monthsAfter(day, day >= ONE_MONTH_SINCE ? 1 : 3), until: monthsAfter(day, 24) };
}

/** The last day on which the association has to pay a claim (TIR art. 11). */
export function payBy({ day }: Pick<ClaimStep, 'day'>): string {
  return monthsAfter(day, 3);
}

/**
 * Tells the last day on which customs may notify the association: a year after they accepted the carnet, two where the
 * certificate of termination was falsified (TIR art. 11). Null where nobody told when they accepted it.
 */
export function notifyingBy(state: CarnetState): (told: NonDischarge) => string | null {
  const accepted = acceptedDays(state);
  return ({ country, day, falsified }) => {
    const days = accepted.get(country) ?? [];
    const last = days[firstAfter(days, day) - 1];
    return last === undefined ? null : monthsAfter(last, falsified === true ? 24 : 12);
  };
}

/** By country, the days on which its offices accepted the carnet, at departure or for a further operation, in order. */
function acceptedDays({ acceptances, operations }: CarnetState): ReadonlyMap<string, readonly string[]> {
  const uses = [...acceptances, ...operations.flatMap(({ start }) => start ?? [])];
  const byCountry = groupedBy(uses, ({ place }) => placeOf(place).country);
  return new Map(
    [...byCountry].map(([country, there]) => [
      country,
      there.map(({ place, at }) => dayAt(place, at)).sort(),
    ]),
  );
}
