import { type Goods } from '../../convoy/events/vehicle.js';
import { type Expense } from '../../convoy/state/road.state.js';
import { type Activity } from '../../convoy/state/border.state.js';
import { type DatedMoney, dated } from '../money/dated-money.js';
import { ascending } from '../../ascending.js';

export interface TripCost extends DatedMoney {
  readonly paidAt: string;
}

export interface SpentOnTrip {
  readonly expenses: readonly Pick<Expense, 'amount' | 'paidAt' | 'place' | 'sharedBy'>[];
  readonly activities: readonly Pick<Activity, 'payments' | 'startedAt' | 'place'>[];
}

/** All that was paid on a trip, official or not, in the order of time: the cost of TFI3 (dossier 5.1). */
export function costsOfTrip({ expenses, activities }: SpentOnTrip): readonly TripCost[] {
  return [
    ...expenses.map(({ amount, paidAt, place, ...share }) => ({
      ...dated({ ...amount, ...share }, paidAt, place),
      paidAt,
    })),
    ...activities.flatMap(({ payments, startedAt, place }) =>
      payments.map((payment) => ({ ...dated(payment, startedAt, place), paidAt: startedAt })),
    ),
  ].sort((a, b) => ascending(a.paidAt, b.paidAt));
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
