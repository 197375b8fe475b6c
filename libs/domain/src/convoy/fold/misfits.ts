import { isSideFor } from '../borders/sides.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyFact } from '../events/facts.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';

/** The vehicles that a fact names; undefined where it is about the whole convoy. */
export function vehiclesNamed({ type, data }: ConvoyFact): readonly string[] | undefined {
  return type === 'CargoTransshipped' ? [data.fromVehicleId, data.toVehicleId] : data.vehicleIds;
}

/**
 * Notices where a fact does not fit the convoy: whom it is about, when, and where.
 *
 * @param isOfPassage whether it reports a moment of a passage; activities happen at stops in between too (CPMM)
 */
export function checkFit(
  { vehicles, plan, endedAt }: ConvoyState,
  { event }: Recorded<ConvoyFact>,
  isOfPassage: boolean,
  concerned: readonly string[],
  irregularities: IrregularityCollector,
): void {
  const { place, occurredAt } = event.data;
  const named = vehiclesNamed(event);
  const about = named ?? concerned;
  const isAfterEnd = endedAt !== null && occurredAt > endedAt;
  if (isAfterEnd) irregularities.add('report-after-end', about);
  if (concerned.length === 0 && !isAfterEnd && !named?.length)
    irregularities.add('report-without-vehicle', []);
  if (named && named.length > concerned.length) checkMembers(vehicles, named, concerned, irregularities);
  if (place === undefined) return;
  if (!plan.mentions.has(place)) irregularities.add('place-off-route', about);
  if (isOfPassage && !isSideFor(plan, place)) {
    irregularities.add('not-a-border-side', about);
  }
}

/** Who is named but not concerned has not joined, or had left by then. */
function checkMembers(
  vehicles: ConvoyState['vehicles'],
  named: readonly string[],
  concerned: readonly string[],
  irregularities: IrregularityCollector,
): void {
  const others = named.filter((vehicleId) => !concerned.includes(vehicleId));
  const strangers = others.filter((vehicleId) => !vehicles.has(vehicleId));
  const left = others.filter((vehicleId) => vehicles.has(vehicleId));
  if (strangers.length > 0) irregularities.add('unknown-vehicle', strangers);
  if (left.length > 0) irregularities.add('vehicle-had-left', left);
}
