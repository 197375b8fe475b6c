import { placeOf } from '../geography/geography.js';
import { type Told } from '../report/told.js';
import { type ConvoySighting } from './convoy.events.js';
import { type ConvoyState, type Oddities, type Oddity } from './convoy.state.js';
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
  if (concerned.length === 0 && !isAfterEnd && !named?.length) noticed.add('report-without-vehicle', []);
  if (named && named.length > concerned.length) noticeStrangers(vehicles, named, concerned, noticed);
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

/** Who is named but not concerned has not joined, or had left by then. */
function noticeStrangers(
  vehicles: ConvoyState['vehicles'],
  named: readonly string[],
  concerned: readonly string[],
  noticed: Noticed,
): void {
  const others = named.filter((vehicleId) => !concerned.includes(vehicleId));
  const strangers = others.filter((vehicleId) => !vehicles.has(vehicleId));
  const left = others.filter((vehicleId) => vehicles.has(vehicleId));
  if (strangers.length > 0) noticed.add('unknown-vehicle', strangers);
  if (left.length > 0) noticed.add('vehicle-had-left', left);
}

/** In the order they came up. */
export function listOddities(oddities: Oddities): readonly Oddity[] {
  const list: Oddity[] = [];
  for (let rest = oddities; rest; rest = rest.before) list.push(rest.latest);
  return list.reverse();
}
