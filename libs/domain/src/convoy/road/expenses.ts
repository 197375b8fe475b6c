import { type Recorded } from '../../event/recorded.js';
import { type ExpensePaid } from '../events/facts.js';
import { type Expense } from '../state/road.state.js';
import { canBeOnePlace, isReportedTwice } from '../clocks/reported-twice.js';

/**
 * Adds an expense. The same amount for the same purpose within minutes is the same payment, told by a second unit; from
 * the unit that told it already it is another payment.
 */
export function withExpense(
  expenses: readonly Expense[],
  { id, unit, event: { data } }: Recorded<ExpensePaid>,
): readonly Expense[] {
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
    return [...expenses, { ...paid, evidence, units }];
  }
  return expenses.with(index, {
    ...known,
    paidTo: known.paidTo ?? paidTo,
    place: known.place ?? place,
    evidence: [...known.evidence, ...evidence],
    units: [...known.units, ...units],
  });
}
