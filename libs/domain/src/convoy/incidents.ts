import { type Recorded } from '../event/recorded.js';
import { type ExpensePaid, type IncidentReported } from './convoy.events.js';
import { type Expense, type Incident } from './convoy.state.js';
import { canBeOnePlace, inBothWords, isReportedTwice } from './reported-twice.js';

/** Adds an incident; one of the same kind at the same place within minutes is the same, told by a second unit. */
export function withIncident(
  incidents: readonly Incident[],
  { id, event: { data } }: Recorded<IncidentReported>,
): readonly Incident[] {
  const { kind, occurredAt, place = null, description = null } = data;
  const index = incidents.findLastIndex(
    (one) =>
      one.kind === kind && canBeOnePlace(one.place, place) && isReportedTwice(one.occurredAt, occurredAt),
  );
  const known = incidents[index];
  if (!known) return [...incidents, { kind, occurredAt, place, description, evidence: [id] }];
  return incidents.with(index, {
    ...known,
    place: known.place ?? place,
    description: inBothWords(known.description, description),
    evidence: [...known.evidence, id],
  });
}

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
