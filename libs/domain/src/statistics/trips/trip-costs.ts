import { type Goods } from '../../convoy/events/vehicle.js';
import { type Expense } from '../../convoy/state/road.state.js';
import { type Activity } from '../../convoy/state/border.state.js';
import { type DatedMoney, dated } from '../money/dated-money.js';
import { ascending } from '../../ascending.js';
import { atOnce } from '../../at-once.js';

export interface TripCost extends DatedMoney {
  readonly paidAt: string;
}

export interface SpentOnTrip {
  readonly expenses: readonly Pick<Expense, 'amount' | 'paidAt' | 'place' | 'sharedBy'>[];
  readonly activities: readonly Pick<Activity, 'payments' | 'startedAt' | 'place'>[];
}

/** All that was paid on a trip, official or not, in the order of time: the cost of TFI3 (dossier 5.1). */
export function costsOfTrip(spent: SpentOnTrip): readonly TripCost[] {
  return atOnce(gatheringCostsOfTrip(spent));
}

/** The same in portions, so that others have their turn. @yields after each expense and activity */
export function* gatheringCostsOfTrip({
  expenses,
  activities,
}: SpentOnTrip): Generator<undefined, readonly TripCost[]> {
  const costs: TripCost[] = [];
  for (const { amount, paidAt, place, ...share } of expenses) {
    costs.push({ ...dated({ ...amount, ...share }, paidAt, place), paidAt });
    yield;
  }
  for (const { payments, startedAt, place } of activities) {
    for (const payment of payments) costs.push({ ...dated(payment, startedAt, place), paidAt: startedAt });
    yield;
  }
  return costs.sort((a, b) => ascending(a.paidAt, b.paidAt));
}

/** Metric tonnes of cargo with packing. Null where a weight is not known, and without goods. */
export function tonnesOf(goods: readonly Pick<Goods, 'grossKg'>[]): number | null {
  if (goods.length === 0) return null;
  let grams = 0;
  for (const { grossKg } of goods) {
    if (grossKg === undefined) return null;
    grams += Math.round(grossKg * 1000);
  }
  return grams / 1_000_000;
}
