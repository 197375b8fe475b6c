import { type Direction } from '../geography/route.js';
import { type Irregularity } from '../irregularity/irregularity.js';
import { type ConvoyState, type Decided, type VehicleState } from './convoy.state.js';
import { irregularitiesOf } from './irregularities.js';
import { takeEffect } from './take-effect.js';
import { describeVehicle, type VehicleView } from './vehicle-view.js';

export type ConvoyStatus = Decided | 'underway' | 'held';

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

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
