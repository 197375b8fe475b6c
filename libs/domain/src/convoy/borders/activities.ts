import { appended } from '../../appended.js';
import { hoursBetween } from '../../time/instant.js';
import { type Recorded } from '../../event/recorded.js';
import { type BorderActivityRecorded } from '../events/facts.js';
import { type Activity } from '../state/border.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { CLOCKS_DIFFER_HOURS } from '../clocks/clock-difference.js';
import { indexOfToldBefore, withTold } from '../clocks/reported-twice.js';
import { areSamePayments, paidForVehicle } from '../road/payments.js';
import { stayedUntil } from '../road/visits.js';

/**
 * Adds an activity. Reported by another unit at its place within minutes of its start, it is the same one: of several the one
 * with the same payments, else the first. `about`: the vehicles that the report is about.
 */
export function recordActivity(
  vehicle: VehicleDraft,
  { id, unit, event: { data } }: Recorded<BorderActivityRecorded>,
  irregularities: IrregularityCollector,
  _plan: ConvoyPlan,
  about: readonly string[],
): void {
  const { activity, place, occurredAt, endedAt = null, result = null } = data;
  const payments = (data.payments ?? []).map((payment) => paidForVehicle(payment, about));
  const units = unit ? [unit.unitId] : [];
  const passage = vehicle.passages.findLast((one) => one.place === place);
  const reported: Activity = {
    activity,
    place,
    direction: data.direction ?? passage?.direction ?? null,
    startedAt: occurredAt,
    endedAt,
    payments,
    result,
    evidence: [id],
    units,
  };
  if (endedAt !== null && place === vehicle.lastPlace) vehicle.visits = stayedUntil(vehicle.visits, endedAt);
  const index = indexOfSame(vehicle.activities, reported);
  const known = vehicle.activities[index];
  if (!known) {
    vehicle.activities = appended(vehicle.activities, reported);
    return;
  }
  if (contradicts(known, reported)) {
    irregularities.add('contradictory-reports', [vehicle.vehicleId], known.evidence.slice(0, 1));
  }
  if (paymentsDiffer(known, reported)) {
    irregularities.add('amounts-differ', [vehicle.vehicleId], known.evidence.slice(0, 1));
  }
  vehicle.activities = vehicle.activities.with(index, completed(known, reported));
}

function indexOfSame(known: readonly Activity[], reported: Activity): number {
  const { units, startedAt: at, activity, place, payments } = reported;
  const toldBefore = (isSame: (one: Activity) => boolean): number =>
    indexOfToldBefore(
      known,
      { units, at },
      ({ startedAt }) => startedAt,
      (one) => one.activity === activity && one.place === place && isSame(one),
    );
  const alike = toldBefore((one) => areSamePayments(one.payments, payments));
  return alike >= 0 ? alike : toldBefore(() => true);
}

function completed(known: Activity, reported: Activity): Activity {
  return {
    ...known,
    endedAt: known.endedAt ?? reported.endedAt,
    payments: completedPayments(known.payments, reported.payments),
    result: known.result ?? reported.result,
    evidence: withTold(known.evidence, reported.evidence),
    units: withTold(known.units, reported.units),
    ...(paymentsDiffer(known, reported)
      ? { otherPayments: [...(known.otherPayments ?? []), ...reported.payments] }
      : {}),
  };
}

/** Whether two units told other sums. One that tells of no payment says nothing of it. */
function paymentsDiffer(known: Activity, reported: Activity): boolean {
  if (known.payments.length === 0 || reported.payments.length === 0) return false;
  return !areSamePayments(known.payments, reported.payments);
}

function completedPayments(
  known: Activity['payments'],
  reported: Activity['payments'],
): Activity['payments'] {
  if (known.length === 0) return reported;
  return areSamePayments(known, reported) ? known.map((one, i) => ({ ...reported[i], ...one })) : known;
}

/** Ends further apart than clocks, or results, that cannot both be right. */
function contradicts(known: Activity, reported: Activity): boolean {
  if (known.result !== null && reported.result !== null && known.result !== reported.result) return true;
  if (known.endedAt === null || reported.endedAt === null) return false;
  return Math.abs(hoursBetween(known.endedAt, reported.endedAt)) > CLOCKS_DIFFER_HOURS;
}
