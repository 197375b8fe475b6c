import { placeOf } from '../geography/geography.js';
import { type Told } from '../report/told.js';
import { type ConvoySighting } from './convoy.events.js';
import { type ConvoyState, type Oddities, type Oddity } from './convoy.state.js';
import { hadLeft } from './memberships.js';
import { type Noticed } from './noticed.js';

/** The vehicles that a fact names; undefined where it is about the whole convoy. */
export function vehiclesNamed({ type, data }: ConvoySighting): readonly string[] | undefined {
  return type === 'CargoTransshipped' ? [data.fromVehicleId, data.toVehicleId] : data.vehicleIds;
}

/** Notices where a fact does not fit the convoy: whom it is about, when, and where. */
export function noticeMisfits(
  { vehicles, plan, endedAt }: ConvoyState,
  { event }: Told<ConvoySighting>,
  concerned: readonly string[],
  noticed: Noticed,
): void {
  const { place, occurredAt } = event.data;
  const named = vehiclesNamed(event);
  const about = named ?? concerned;
  const isAfterEnd = endedAt !== null && occurredAt > endedAt;
  if (isAfterEnd) noticed.add('report-after-end', about);
  const strangers = named?.filter((vehicleId) => !vehicles.has(vehicleId)) ?? [];
  if (strangers.length > 0) noticed.add('unknown-vehicle', strangers);
  const left = named?.filter((vehicleId) => leftBefore(vehicles, vehicleId, occurredAt)) ?? [];
  if (left.length > 0) noticed.add('vehicle-had-left', left);
  if (concerned.length + strangers.length + left.length === 0 && !isAfterEnd) {
    noticed.add('report-without-vehicle', []);
  }
  if (place === undefined) return;
  if (!plan.mentions.has(place)) noticed.add('place-off-route', about);
  if (TELL_OF_A_SIDE.has(event.type) && placeOf(place).kind !== 'border-crossing') {
    noticed.add('not-a-border-side', about);
  }
}

/** Activities happen at stops in between too (CPMM). */
const TELL_OF_A_SIDE: ReadonlySet<ConvoySighting['type']> = new Set([
  'BorderArrived',
  'BorderEntered',
  'BorderExited',
]);

function leftBefore(vehicles: ConvoyState['vehicles'], vehicleId: string, at: string): boolean {
  const vehicle = vehicles.get(vehicleId);
  return vehicle !== undefined && hadLeft(vehicle, at);
}

/** In the order they came up. */
export function listOddities(oddities: Oddities): readonly Oddity[] {
  const list: Oddity[] = [];
  for (let rest = oddities; rest; rest = rest.before) list.push(rest.latest);
  return list.reverse();
}
