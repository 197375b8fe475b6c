import { type ConvoyDecision, type ConvoyDiverted, type ConvoyRecalled } from './convoy.events.js';
import { type ConvoyState, type VehicleState, type VehicleStatus } from './convoy.state.js';
import { endHalt } from './halts.js';
import { commonStart, planOf } from './plan.js';

/**
 * Lets the decisions taken up to an instant have their effect on the road: a vehicle that was withdrawn stops there, a
 * diverted convoy goes another way from there on. Facts before it see nothing of it, whenever the desk decided.
 *
 * @param until RFC 3339 in UTC; null: all of them
 */
export function takeEffect(state: ConvoyState, until: string | null): ConvoyState {
  let next = state;
  for (;;) {
    const [first, ...upcoming] = next.upcoming;
    if (!first || (until !== null && first.event.data.occurredAt > until)) return next;
    next = effectOf({ ...next, upcoming }, first.event);
  }
}

function effectOf(state: ConvoyState, event: ConvoyDecision): ConvoyState {
  switch (event.type) {
    case 'VehicleWithdrawn':
      return withStatus(state, [event.data.vehicleId], 'withdrawn');
    case 'VehicleReplaced':
      return takeOver(state, event.data.vehicleId, event.data.by.vehicleId, event.data.occurredAt);
    case 'VehicleJoined':
      return comeBack(state, event.data.vehicleId);
    case 'ConvoySplit':
      return withStatus(
        state,
        event.data.parts.flatMap(({ vehicleIds }) => vehicleIds),
        'split',
      );
    case 'ConvoyMerged':
      return withStatus(state, event.data.vehicleIds, 'merged');
    case 'ConvoyDiverted':
    case 'ConvoyRecalled':
      return goAnotherWay(state, event);
    default:
      throw new Error(`A ${event.type} has no effect of its own on the road.`);
  }
}

function withStatus(state: ConvoyState, vehicleIds: readonly string[], status: VehicleStatus): ConvoyState {
  return changed(state, vehicleIds, (vehicle) => ({
    ...vehicle,
    status,
    halts: endHalt(vehicle.halts, null),
  }));
}

function comeBack(state: ConvoyState, vehicleId: string): ConvoyState {
  return changed(state, [vehicleId], (vehicle) => ({
    ...vehicle,
    status: vehicle.lastPlace === null ? 'assigned' : 'moving',
  }));
}

/** Container, seals, carnet and goods stay whole; only what pulls them is another (dossier 8.3). */
function takeOver(state: ConvoyState, from: string, to: string, at: string): ConvoyState {
  const old = state.vehicles.get(from);
  if (!old) return state;
  const seals = old.seals.at(-1);
  const next = changed(state, [to], (vehicle) => ({
    ...vehicle,
    load: {
      container: vehicle.load.container ?? old.load.container,
      carnetNumber: vehicle.load.carnetNumber ?? old.load.carnetNumber,
      destination: vehicle.load.destination ?? old.load.destination,
      goods: vehicle.load.goods.length > 0 ? vehicle.load.goods : old.load.goods,
    },
    seals:
      seals && seals.seals.length > 0
        ? [
            ...vehicle.seals,
            { what: 'taken-over', at, place: old.lastPlace, party: null, seals: seals.seals, evidence: [] },
          ]
        : vehicle.seals,
    ...(vehicle.lastPlaceAt === null ? whereaboutsOf(old) : {}),
  }));
  return withStatus(next, [from], 'replaced');
}

function whereaboutsOf({ lastPlace, lastPlaceAt, routeIndex, routeIndexAt, currentCountry }: VehicleState) {
  return { lastPlace, lastPlaceAt, routeIndex, routeIndexAt, currentCountry };
}

/** Who is still where both ways are one goes on counting; who was beyond comes back to the fork, or is found on the new way. */
function goAnotherWay(state: ConvoyState, { data }: ConvoyDiverted | ConvoyRecalled): ConvoyState {
  const { plan } = state;
  const plannedArrival =
    ('plannedArrival' in data ? data.plannedArrival : undefined) ?? plan.plannedArrival ?? undefined;
  const next = planOf({
    route: data.route,
    regime: plan.regime,
    plannedDeparture: plan.plannedDeparture,
    ...('corridorId' in data && data.corridorId !== undefined ? { corridorId: data.corridorId } : {}),
    ...('legRegimes' in data && data.legRegimes ? { legRegimes: data.legRegimes } : {}),
    ...(plannedArrival === undefined ? {} : { plannedArrival }),
  });
  const fork = commonStart(plan.route, data.route) - 1;
  const relocated = changed(state, [...state.vehicles.keys()], (vehicle) => {
    const { routeIndex, lastPlace } = vehicle;
    if (routeIndex === null || routeIndex <= fork) return vehicle;
    const ahead = lastPlace === null ? undefined : next.mentions.get(lastPlace)?.find((i) => i > fork);
    return { ...vehicle, routeIndex: ahead ?? (fork < 0 ? null : fork) };
  });
  return { ...relocated, plan: next };
}

function changed(
  state: ConvoyState,
  vehicleIds: readonly string[],
  change: (vehicle: VehicleState) => VehicleState,
): ConvoyState {
  const vehicles = new Map(state.vehicles);
  for (const vehicleId of vehicleIds) {
    const vehicle = vehicles.get(vehicleId);
    if (vehicle) vehicles.set(vehicleId, change(vehicle));
  }
  return { ...state, vehicles };
}
