import { dayAt } from '../../geography/local-time.js';
import { type Money } from '../../event/happened.js';
import { type Shared } from '../../convoy/state/road.state.js';
import { shareOf } from './share.js';

/** An amount, and the day whose rate converts it (dossier 5.1: money in USD at the day's rate). */
export interface DatedMoney extends Money {
  /** Calendar day where it was paid, `2026-03-01`; by UTC where nobody said where. */
  readonly day: string;
}

/**
 * Dates an amount that was paid at an instant (RFC 3339 in UTC) at a place (slug; null: not known). Of a sum for several
 * vehicles it is the share of one.
 */
export function dated(
  { amount: sum, currency, sharedBy = 1 }: Money & Shared,
  at: string,
  place: string | null,
): DatedMoney {
  const amount = shareOf(sum, sharedBy);
  const day = place === null ? at.slice(0, '2026-03-01'.length) : dayAt(place, at);
  return { amount, currency, day };
}
