import { type Money } from '../../event/happened.js';
import { type Payment } from '../events/facts.js';
import { type Shared, type VehiclePayment } from '../state/road.state.js';

/** A payment as each of the vehicles has it that a report is about. */
export function paidForVehicle({ amountFor, ...payment }: Payment, about: readonly string[]): VehiclePayment {
  if (amountFor === undefined) return payment;
  return { ...payment, sharedBy: amountFor === 'all' ? about.length : 1 };
}

type Sum = Money & Shared;

/** Whether two units can tell the same sum. Where one of them did not say for how many vehicles, the other one decides. */
export function isSameSum(one: Sum, other: Sum): boolean {
  return (
    one.currency === other.currency &&
    Number(one.amount) === Number(other.amount) &&
    (one.sharedBy === undefined || other.sharedBy === undefined || one.sharedBy === other.sharedBy)
  );
}

/** Whether two units told the same sums, official and unofficial, in the same order. */
export function areSamePayments(some: readonly VehiclePayment[], others: readonly VehiclePayment[]): boolean {
  return some.length === others.length && some.every((one, i) => isSamePayment(one, others[i]));
}

function isSamePayment(one: VehiclePayment, other: VehiclePayment | undefined): boolean {
  return other !== undefined && one.official === other.official && isSameSum(one, other);
}
