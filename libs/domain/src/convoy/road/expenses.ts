import { type Recorded } from '../../event/recorded.js';
import { type ExpensePaid } from '../events/facts.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { canBeOnePlace, isReportedTwice } from '../clocks/reported-twice.js';

/** Adds an expense. The same amount for the same purpose within minutes, from another unit, is one payment. */
export function recordExpense(
  vehicle: VehicleDraft,
  { id, unit, event: { data } }: Recorded<ExpensePaid>,
): void {
  const { expenses } = vehicle;
  const { category, occurredAt, place = null, payment } = data;
  const { amount, currency, official, paidTo = null } = payment;
  const units = unit ? [unit.unitId] : [];
  const index = expenses.findLastIndex(
    (one) =>
      one.category === category &&
      one.amount.currency === currency &&
      Number(one.amount.amount) === Number(amount) &&
      canBeOnePlace(one.place, place) &&
      isReportedTwice(one.paidAt, occurredAt) &&
      !units.some((unitId) => one.units.includes(unitId)),
  );
  const known = expenses[index];
  const evidence = [id];
  if (!known) {
    const paid = { category, amount: { amount, currency }, official, paidTo, paidAt: occurredAt, place };
    vehicle.expenses = [...expenses, { ...paid, evidence, units }];
    return;
  }
  vehicle.expenses = expenses.with(index, {
    ...known,
    paidTo: known.paidTo ?? paidTo,
    place: known.place ?? place,
    evidence: [...known.evidence, ...evidence],
    units: [...known.units, ...units],
  });
}
