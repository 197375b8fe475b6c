import { hoursBetween } from '../../time/instant.js';
import { type Recorded } from '../../event/recorded.js';
import { type BorderActivityRecorded } from '../events/facts.js';
import { type Activity } from '../state/border.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { CLOCKS_DIFFER_HOURS } from '../clocks/clock-difference.js';
import { isReportedTwice } from '../clocks/reported-twice.js';
import { stayedUntil } from '../road/visits.js';

/** Adds an activity. Reported again at its place within minutes of its start, it is the same one. */
export function recordActivity(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<BorderActivityRecorded>,
  irregularities: IrregularityCollector,
): void {
  const { activity, place, occurredAt, endedAt = null, payments = [], result = null } = data;
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
  };
  if (endedAt !== null && place === vehicle.lastPlace) vehicle.visits = stayedUntil(vehicle.visits, endedAt);
  const index = vehicle.activities.findLastIndex(
    (one) => one.activity === activity && one.place === place && isReportedTwice(one.startedAt, occurredAt),
  );
  const known = vehicle.activities[index];
  if (!known) {
    vehicle.activities = [...vehicle.activities, reported];
    return;
  }
  if (contradicts(known, reported)) {
    irregularities.add('contradictory-reports', [vehicle.vehicleId], known.evidence.slice(0, 1));
  }
  vehicle.activities = vehicle.activities.with(index, completed(known, reported));
}

function completed(known: Activity, reported: Activity): Activity {
  return {
    ...known,
    endedAt: known.endedAt ?? reported.endedAt,
    payments: known.payments.length > 0 ? known.payments : reported.payments,
    result: known.result ?? reported.result,
    evidence: [...known.evidence, ...reported.evidence],
  };
}

/** Ends further apart than clocks, or results, that cannot both be right. */
function contradicts(known: Activity, reported: Activity): boolean {
  if (known.result !== null && reported.result !== null && known.result !== reported.result) return true;
  if (known.endedAt === null || reported.endedAt === null) return false;
  return Math.abs(hoursBetween(known.endedAt, reported.endedAt)) > CLOCKS_DIFFER_HOURS;
}
