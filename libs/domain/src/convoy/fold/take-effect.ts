import { placeOf } from '../../geography/geography.js';
import { sealStep } from '../seals/seal-step.js';
import { loadOf } from '../cargo/load.js';
import { type RoadDecision, type VehicleJoined, type VehicleReplaced } from '../events/decisions.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type VehicleStatus } from '../state/vehicle.state.js';
import { type Load } from '../state/cargo.state.js';
import { divert, recall } from '../decisions/go-another-way.js';
import { endHalt } from '../road/halts.js';
import { statusAt } from './status.js';
import { changed } from '../state/change-vehicles.js';

/**
 * Lets the decisions taken up to an instant have their effect on the road: a vehicle that was withdrawn stops there, a
 * diverted convoy goes another way from there on. Facts before it see nothing of it, whenever the desk decided.
 *
 * @param until RFC 3339 in UTC; null: all of them
 */
export function takeEffect(state: ConvoyState, until: string | null): ConvoyState {
  let next = state;
  for (;;) {
    const first = next.upcoming[0];
    if (!first || (until !== null && first.event.data.occurredAt > until)) return next;
    next = effectOf({ ...next, upcoming: next.upcoming.slice(1) }, first.event);
  }
}

function effectOf(state: ConvoyState, event: RoadDecision): ConvoyState {
  switch (event.type) {
    case 'VehicleJoined':
      return comeBack(state, event);
    case 'VehicleWithdrawn':
      return withStatus(state, [event.data.vehicleId], 'withdrawn');
    case 'VehicleReplaced':
      return takeOver(state, event);
    case 'ConvoyDiverted':
      return divert(state, event);
    case 'ConvoyRecalled':
      return recall(state, event);
    case 'ConvoySplit': {
      const gone = event.data.parts.flatMap(({ vehicleIds }) => vehicleIds);
      return withStatus(state, gone, 'split');
    }
    case 'ConvoyMerged':
      return withStatus(state, event.data.vehicleIds, 'merged');
  }
}

/** Who leaves the convoy halts no more as far as this convoy knows. */
function withStatus(state: ConvoyState, vehicleIds: readonly string[], status: VehicleStatus): ConvoyState {
  return changed(state, vehicleIds, (vehicle) => ({
    ...vehicle,
    status,
    halts: endHalt(vehicle.halts, null),
  }));
}

/** A vehicle that had left joins again. From another convoy it brings what it carries now; else what is not said stays. */
function comeBack(state: ConvoyState, { data }: VehicleJoined): ConvoyState {
  const { vehicleId, seals, cameFrom, occurredAt } = data;
  return changed(state, [vehicleId], (vehicle) => ({
    ...vehicle,
    status: statusOnTheRoad(vehicle),
    load: cameFrom === undefined ? loadOf(data, vehicle.load) : loadOf(data),
    seals: seals ? [...vehicle.seals, sealStep('joined-with', occurredAt, seals, null)] : vehicle.seals,
  }));
}

const NOTHING: Load = { container: null, carnetNumber: null, destination: null, goods: [] };

/** Container, seals, carnet and goods stay whole and where they are; only what pulls them is another (dossier 8.3). */
function takeOver(state: ConvoyState, { data }: VehicleReplaced): ConvoyState {
  const { vehicleId, by, occurredAt, place } = data;
  const old = state.vehicles.get(vehicleId);
  if (!old) return state;
  const at = place ?? old.lastPlace;
  const seals = old.seals.at(-1)?.seals ?? [];
  const next = changed(state, [by.vehicleId], (vehicle) => {
    const there = vehicle.lastPlaceAt === null ? { ...vehicle, ...takenOverAt(state, old, place) } : vehicle;
    return {
      ...there,
      load: loadOf(by, old.load),
      status: statusOnTheRoad(there),
      seals:
        seals.length > 0 ? [...vehicle.seals, sealStep('taken-over', occurredAt, seals, at)] : vehicle.seals,
    };
  });
  const emptied = changed(next, [vehicleId], (vehicle) => ({
    ...vehicle,
    load: NOTHING,
    seals: seals.length > 0 ? [...vehicle.seals, sealStep('taken-over', occurredAt, [], at)] : vehicle.seals,
  }));
  return withStatus(emptied, [vehicleId], 'replaced');
}

type Whereabouts = Pick<
  VehicleState,
  'lastPlace' | 'lastPlaceAt' | 'routeIndex' | 'routeIndexAt' | 'currentCountry'
>;

/**
 * Where a tractor takes over: where the old one was seen last; or where the desk says, further on. What lies between, the
 * old one has passed, and not this one.
 */
function takenOverAt({ plan }: ConvoyState, old: VehicleState, place: string | undefined): Whereabouts {
  const { lastPlace, lastPlaceAt, routeIndex, routeIndexAt, currentCountry } = old;
  const seen = { lastPlace, lastPlaceAt, routeIndex, routeIndexAt, currentCountry };
  if (place === undefined || routeIndex === null) return seen;
  const ahead = plan.mentions.get(place)?.find((index) => index >= routeIndex);
  return ahead === undefined || ahead === routeIndex
    ? seen
    : { ...seen, routeIndex: ahead, currentCountry: placeOf(place).country };
}

function statusOnTheRoad(vehicle: VehicleState): VehicleStatus {
  return vehicle.lastPlace === null ? 'assigned' : statusAt(vehicle);
}
