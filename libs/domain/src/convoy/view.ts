import { type Direction } from '../geography/route.js';
import { hoursBetween } from '../report/instant.js';
import {
  type ConvoyState,
  type Decided,
  type Halt,
  type Passage,
  type VehicleState,
  type VehicleStatus,
} from './convoy.state.js';
import { type Irregularity } from '../irregularity/irregularity.js';
import { irregularitiesOf } from './irregularities.js';
import { type Delivery } from './convoy.state.js';
import { type Position } from '../report/happened.js';
import { type Goods } from './convoy.events.js';
import { takeEffect } from './take-effect.js';

export type ConvoyStatus = Decided | 'underway' | 'held';

/** A passage with its duration. */
export interface PassageView extends Passage {
  /**
   * Hours from arrival (from entry where no arrival was reported) to exit: CPMM indicator TFI1. Null where either end is
   * missing.
   */
  readonly hours: number | null;
}

export interface VehicleView {
  readonly vehicleId: string;
  readonly plate: string;
  /** ISO 3166-1 alpha-2; `current` is null until it was seen. */
  readonly country: { readonly registered: string; readonly current: string | null };
  readonly kind: string | null;
  readonly container: string | null;
  readonly seals: readonly string[];
  readonly carnetNumber: string | null;
  readonly destination: string | null;
  readonly goods: readonly Goods[];
  readonly status: VehicleStatus;
  readonly lastPlace: string | null;
  readonly lastSeenAt: string | null;
  readonly lastPosition: (Position & { readonly at: string }) | null;
  readonly nextPlace: string | null;
  readonly passages: readonly PassageView[];
  readonly halts: readonly Halt[];
  readonly deliveries: readonly Delivery[];
}

/** How many vehicles are through one side of a border on the route. */
export interface BorderProgress {
  readonly place: string;
  readonly direction: Direction;
  readonly through: number;
  readonly of: number;
}

/** What the state of a convoy says to people: the shape of the API. Unknown is null. */
export interface ConvoyView {
  readonly status: ConvoyStatus;
  readonly corridorId: string | null;
  readonly regime: string;
  readonly route: readonly string[];
  readonly plannedDeparture: string;
  readonly plannedArrival: string | null;
  readonly dispatchedAt: string | null;
  readonly underwaySince: string | null;
  readonly completedAt: string | null;
  readonly returnOf: string | null;
  /** Countries its vehicles were last seen in, ISO 3166-1 alpha-2, in alphabetical order. */
  readonly countries: readonly string[];
  /** Where its first vehicle is expected next; null before it was seen on the route, and at the end of it. */
  readonly nextPlace: string | null;
  readonly firstVehicle: { readonly vehicleId: string; readonly place: string } | null;
  readonly lastVehicle: { readonly vehicleId: string; readonly place: string } | null;
  readonly borders: readonly BorderProgress[];
  readonly vehicles: readonly VehicleView[];
  readonly irregularities: readonly Irregularity[];
}

/** Describes a state for people. */
export function describeConvoy(folded: ConvoyState): ConvoyView {
  const state = takeEffect(folded, null);
  const { plan } = state;
  const vehicles = [...state.vehicles.values()];
  const order = inOrderOfTravel(vehicles);
  const mark = (entry: (typeof order)[number] | undefined): ConvoyView['firstVehicle'] =>
    entry ? { vehicleId: entry.vehicle.vehicleId, place: plan.route[entry.at] ?? '' } : null;
  const first = order[0];

  return {
    status: statusOf(state),
    corridorId: plan.corridorId,
    regime: plan.regime,
    route: plan.route,
    plannedDeparture: plan.plannedDeparture,
    plannedArrival: plan.plannedArrival,
    dispatchedAt: state.dispatchedAt,
    underwaySince: state.underwaySince,
    completedAt: state.completedAt,
    returnOf: state.lineage.returnOf,
    countries: [...new Set(vehicles.flatMap((vehicle) => vehicle.currentCountry ?? []))].sort(),
    nextPlace: first ? (plan.route[first.at + 1] ?? null) : null,
    firstVehicle: mark(first),
    lastVehicle: mark(order.at(-1)),
    borders: bordersOf(state, vehicles),
    vehicles: vehicles.map((vehicle) => describeVehicle(state, vehicle)),
    irregularities: irregularitiesOf(state),
  };
}

/** The vehicles seen on the route, the foremost first. */
function inOrderOfTravel(vehicles: readonly VehicleState[]): { vehicle: VehicleState; at: number }[] {
  const order = vehicles.flatMap((vehicle) =>
    vehicle.routeIndex === null ? [] : [{ vehicle, at: vehicle.routeIndex, left: hasLeft(vehicle) }],
  );
  // At the same place: who has left the side of the border leads, then who was seen there first.
  return order.sort(
    (a, b) =>
      b.at - a.at ||
      Number(b.left) - Number(a.left) ||
      compare(a.vehicle.routeIndexAt ?? '', b.vehicle.routeIndexAt ?? ''),
  );
}

function hasLeft({ passages, lastPlace }: VehicleState): boolean {
  const last = passages.at(-1);
  return last !== undefined && last.place === lastPlace && last.exitedAt !== null;
}

function statusOf({ decided, underwaySince, holds }: ConvoyState): ConvoyStatus {
  if (decided !== 'planned' && decided !== 'dispatched') return decided;
  if (holds.at(-1)?.releasedAt === null) return 'held';
  return underwaySince === null ? decided : 'underway';
}

function bordersOf({ plan }: ConvoyState, vehicles: readonly VehicleState[]): readonly BorderProgress[] {
  return plan.route.flatMap((place, index) => {
    const direction = plan.directions[index];
    if (!direction) return [];
    const through = vehicles.filter((vehicle) => isThrough(vehicle, place, direction, index)).length;
    return [{ place, direction, through, of: vehicles.length }];
  });
}

/** Seen beyond the side, or seen to leave it: who was turned back since is not through. */
function isThrough(vehicle: VehicleState, place: string, direction: Direction, index: number): boolean {
  if (vehicle.routeIndex !== index) return vehicle.routeIndex !== null && vehicle.routeIndex > index;
  const last = vehicle.passages.findLast((passage) => passage.place === place);
  return last?.direction === direction && last.exitedAt !== null;
}

function describeVehicle({ plan }: ConvoyState, vehicle: VehicleState): VehicleView {
  const { plate, country, kind, container, seals, carnetNumber, destination, goods } = vehicle.description;
  return {
    vehicleId: vehicle.vehicleId,
    plate,
    country: { registered: country, current: vehicle.currentCountry },
    kind: kind ?? null,
    container: container ?? null,
    seals: seals ?? [],
    carnetNumber: carnetNumber ?? null,
    destination: destination ?? null,
    goods: goods ?? [],
    status: vehicle.status,
    lastPlace: vehicle.lastPlace,
    lastSeenAt: vehicle.lastSeenAt,
    lastPosition: vehicle.lastPosition,
    nextPlace: vehicle.routeIndex === null ? (plan.route[0] ?? null) : nextPlaceOf(plan.route, vehicle),
    passages: vehicle.passages.map(describePassage),
    halts: vehicle.halts,
    deliveries: vehicle.deliveries,
  };
}

function nextPlaceOf(
  route: readonly string[],
  { routeIndex, status, description: { destination }, lastPlace }: VehicleState,
): string | null {
  if (status === 'delivered' && (destination === undefined || destination === lastPlace)) return null;
  return route[(routeIndex ?? -1) + 1] ?? null;
}

/** Field by field, as in `see`: called for every passage whenever a convoy changes. */
function describePassage(passage: Passage): PassageView {
  const { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence } = passage;
  return { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence, hours: hoursOf(passage) };
}

function hoursOf({ arrivedAt, enteredAt, exitedAt }: Passage): number | null {
  const from = arrivedAt ?? enteredAt;
  return from === null || exitedAt === null ? null : hoursBetween(from, exitedAt);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
