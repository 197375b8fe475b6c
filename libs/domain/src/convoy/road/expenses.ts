import { appended } from '../../appended.js';
import { type Recorded } from '../../event/recorded.js';
import { type ExpensePaid } from '../events/facts.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { canBeOnePlace, indexOfToldBefore, withTold } from '../clocks/reported-twice.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { isSameSum, paidForVehicle } from './payments.js';

/** Adds an expense. `about`: the vehicles that it was paid for. The same amount for the same purpose within minutes, from another unit, is one payment. */
export function recordExpense(
  vehicle: VehicleDraft,
  { id, unit, event: { data } }: Recorded<ExpensePaid>,
  _irregularities: IrregularityCollector,
  _plan: ConvoyPlan,
  about: readonly string[],
): void {
  const { expenses } = vehicle;
  const { category, occurredAt, place = null, payment } = data;
  const { amount, currency, official, paidTo = null, ...share } = paidForVehicle(payment, about);
  const units = unit ? [unit.unitId] : [];
  const index = indexOfToldBefore(
    expenses,
    { units, at: occurredAt },
    ({ paidAt }) => paidAt,
    (one) =>
      one.category === category &&
      isSameSum({ ...one, ...one.amount }, { amount, currency, ...share }) &&
      canBeOnePlace(one.place, place),
  );
  const known = expenses[index];
  const evidence = [id];
  if (!known) {
    const paid = { category, amount: { amount, currency }, official, paidTo, paidAt: occurredAt, place };
    vehicle.expenses = appended(expenses, { ...paid, ...share, evidence, units });
    return;
  }
  vehicle.expenses = expenses.with(index, {
    ...share,
    ...known,
    paidTo: known.paidTo ?? paidTo,
    place: known.place ?? place,
    evidence: withTold(known.evidence, evidence),
    units: withTold(known.units, units),
  });
}
