import { appended } from '../../appended.js';
import { hoursBetween } from '../../time/instant.js';
import { type Recorded } from '../../event/recorded.js';
import { type CargoDelivered } from '../events/facts.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Delivery } from '../state/cargo.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { CLOCKS_DIFFER_HOURS } from '../clocks/clock-difference.js';
import { canBeOnePlace, isReportedTwice, withTold } from '../clocks/reported-twice.js';

/** Adds a delivery. A vehicle that delivered all of its load cannot deliver it again elsewhere without a new one. */
export function recordDelivery(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<CargoDelivered>,
  irregularities: IrregularityCollector,
  plan: ConvoyPlan,
): void {
  const { place = null, partial = false, occurredAt } = data;
  const delivery = { place, deliveredAt: occurredAt, partial, evidence: [id] };
  const last = vehicle.deliveries.at(-1);
  if (last && isSame(vehicle, last, delivery)) {
    const evidence = withTold(last.evidence, [id]);
    vehicle.deliveries = vehicle.deliveries.with(-1, { ...last, place: last.place ?? place, evidence });
    return;
  }
  const before = partial ? undefined : vehicle.deliveries.findLast((one) => !one.partial);
  if (before && before.place !== place && !hasLoadedSince(vehicle, before, plan)) {
    irregularities.add('contradictory-reports', [vehicle.vehicleId], before.evidence.slice(0, 1));
  }
  vehicle.deliveries = appended(vehicle.deliveries, delivery);
}

/** All of it at one place, while nothing was left to deliver; or a part of it, reported within minutes. */
function isSame(
  { status }: VehicleState,
  last: Delivery,
  { place, deliveredAt, partial }: Delivery,
): boolean {
  if (last.partial !== partial || !canBeOnePlace(last.place, place)) return false;
  if (partial || last.place !== place) return isReportedTwice(last.deliveredAt, deliveredAt);
  return status === 'delivered' || hoursBetween(last.deliveredAt, deliveredAt) <= CLOCKS_DIFFER_HOURS;
}

/** By what was reported of it, or because it has turned round since: on the way back it carries another cargo. */
function hasLoadedSince(vehicle: VehicleState, { deliveredAt, place }: Delivery, plan: ConvoyPlan): boolean {
  const { vehicleId, activities, seals, transshipments } = vehicle;
  return (
    anySince(
      deliveredAt,
      activities,
      ({ startedAt }) => startedAt,
      ({ activity }) => activity === 'loading',
    ) ||
    anySince(
      deliveredAt,
      seals,
      ({ at }) => at,
      ({ what }) => what === 'affixed' || what === 'replaced',
    ) ||
    anySince(
      deliveredAt,
      transshipments,
      ({ at }) => at,
      ({ to }) => to === vehicleId,
    ) ||
    hasTurnedSince(vehicle, place, plan)
  );
}

/** Whether there is such a one since, in a list in the order of time: what was before is not looked at. */
function anySince<One>(
  since: string,
  list: readonly One[],
  timeOf: (one: One) => string,
  isSuch: (one: One) => boolean,
): boolean {
  for (let i = list.length - 1; i >= 0; i--) {
    const one = list[i];
    if (one === undefined || timeOf(one) <= since) return false;
    if (isSuch(one)) return true;
  }
  return false;
}

function hasTurnedSince({ routeIndex }: VehicleState, place: string | null, plan: ConvoyPlan): boolean {
  const from = place === null ? undefined : plan.mentions.get(place)?.[0];
  if (from === undefined || routeIndex === null) return false;
  for (let i = from + 1; i <= routeIndex; i++) {
    const first = plan.mentions.get(plan.route[i] ?? '')?.[0];
    if (first !== undefined && first < i) return true;
  }
  return false;
}
