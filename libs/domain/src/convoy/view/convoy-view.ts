import { type LegMode } from '../../geography/place.js';
import { shownModes } from '../plan/leg-modes.js';
import { type Irregularity } from '../../irregularity/irregularity.js';
import { bordersOf, type BorderProgress } from './border-progress.js';
import { type LegRegime } from '../state/plan.state.js';
import { type ConvoyState, type Decided, type Hold } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Escort } from '../state/road.state.js';
import { gatheringIrregularities } from '../irregularities/convoy-irregularities.js';
import { isMember } from '../members/memberships.js';
import { stretchesOf } from '../plan/regimes-along.js';
import { takeEffect } from '../fold/with-decision.js';
import { describeVehicle, type VehicleView } from './vehicle-view.js';
import { ascending } from '../../ascending.js';
import { atOnce } from '../../at-once.js';

export { type BorderProgress } from './border-progress.js';

export type ConvoyStatus = Decided | 'underway' | 'held';

/** What the state of a convoy says to people: the shape of the API. Unknown is null. */
export interface ConvoyView {
  readonly status: ConvoyStatus;
  readonly corridorId: string | null;
  /** The agreement it travels under where a leg has none of its own. */
  readonly regime: string;
  /** The regime of each stretch of the route, from its start to its end. */
  readonly legRegimes: readonly LegRegime[];
  readonly route: readonly string[];
  /** How vehicles go over each leg of the route; absent where all of it is by road. */
  readonly modes?: readonly LegMode[];
  readonly plannedDeparture: string;
  readonly plannedArrival: string | null;
  readonly dispatchedAt: string | null;
  readonly underwaySince: string | null;
  readonly recalledAt: string | null;
  readonly completedAt: string | null;
  readonly cancelledAt: string | null;
  /** When it ended: completed, cancelled, split without a rest, or merged. */
  readonly endedAt: string | null;
  /** Why it was recalled, cancelled, or completed without all deliveries. */
  readonly reason: string | null;
  readonly holds: readonly Hold[];
  readonly diversions: readonly { readonly divertedAt: string; readonly reason: string }[];
  readonly returnOf: string | null;
  readonly splitFrom: string | null;
  readonly splitInto: readonly string[];
  readonly mergedFrom: readonly string[];
  readonly mergedInto: string | null;
  readonly escorts: readonly Escort[];
  /**
   * Here and below, its vehicles are those that belong to it; where none is left, those that did. Countries they were
   * last seen in, ISO 3166-1 alpha-2, in alphabetical order.
   */
  readonly countries: readonly string[];
  /** Where its first vehicle is expected next; null before it was seen on the route, at the end of it, and once the convoy ended. */
  readonly nextPlace: string | null;
  readonly firstVehicle: { readonly vehicleId: string; readonly place: string } | null;
  readonly lastVehicle: { readonly vehicleId: string; readonly place: string } | null;
  readonly borders: readonly BorderProgress[];
  /** All that ever belonged to it, in the order of joining. */
  readonly vehicles: readonly VehicleView[];
  readonly irregularities: readonly Irregularity[];
}

export function describeConvoy(folded: ConvoyState): ConvoyView {
  return atOnce(describingConvoy(folded));
}

/** The same in portions, so that others have their turn. @yields after each vehicle */
export function* describingConvoy(folded: ConvoyState): Generator<void, ConvoyView> {
  const state = takeEffect(folded, null);
  const { plan, lineage } = state;
  const all = [...state.vehicles.values()];
  const members = all.filter(isMember);
  const vehicles = members.length > 0 ? members : all;
  const order = inOrderOfTravel(vehicles);
  const mark = (entry: (typeof order)[number] | undefined): ConvoyView['firstVehicle'] =>
    entry ? { vehicleId: entry.vehicle.vehicleId, place: plan.route[entry.at] ?? '' } : null;
  const first = order[0];
  const described: VehicleView[] = [];
  for (const vehicle of all) {
    described.push(describeVehicle(state, vehicle));
    yield;
  }
  const irregularities = yield* gatheringIrregularities(state);

  const modes = shownModes(plan);
  return {
    status: statusOf(state),
    corridorId: plan.corridorId,
    regime: plan.regime,
    legRegimes: stretchesOf(plan.route, plan.regimes),
    route: plan.route,
    ...(modes ? { modes } : {}),
    plannedDeparture: plan.plannedDeparture,
    plannedArrival: plan.plannedArrival,
    dispatchedAt: state.dispatchedAt,
    underwaySince: state.underwaySince,
    recalledAt: state.recalledAt,
    completedAt: state.completedAt,
    cancelledAt: state.cancelledAt,
    endedAt: state.endedAt,
    reason: state.reason,
    holds: state.holds,
    diversions: state.diversions,
    returnOf: lineage.returnOf,
    splitFrom: lineage.splitFrom,
    splitInto: lineage.splitInto,
    mergedFrom: lineage.mergedFrom,
    mergedInto: lineage.mergedInto,
    escorts: state.escorts,
    countries: [...new Set(vehicles.flatMap((vehicle) => vehicle.currentCountry ?? []))].sort(),
    nextPlace: first && state.endedAt === null ? (plan.route[first.at + 1] ?? null) : null,
    firstVehicle: mark(first),
    lastVehicle: mark(order.at(-1)),
    borders: bordersOf(state, vehicles),
    vehicles: described,
    irregularities,
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
      ascending(a.vehicle.routeIndexAt ?? '', b.vehicle.routeIndexAt ?? ''),
  );
}

function hasLeft({ passages, lastPlace }: VehicleState): boolean {
  const last = passages.at(-1);
  return last !== undefined && last.place === lastPlace && last.exitedAt !== null;
}

function statusOf({ decided, underwaySince, holds, endedAt }: ConvoyState): ConvoyStatus {
  if (endedAt !== null) return decided;
  if (holds.at(-1)?.releasedAt === null) return 'held';
  return decided === 'recalled' || underwaySince === null ? decided : 'underway';
}
