import { type VehicleState } from './vehicle.state.js';

export type VehicleDraft = { -readonly [Field in keyof VehicleState]: VehicleState[Field] };

/** Field by field: twenty times faster than spreading, and every fact comes through here once per vehicle. */
export function copyVehicle(vehicle: VehicleState): VehicleDraft {
  return {
    vehicleId: vehicle.vehicleId,
    description: vehicle.description,
    memberships: vehicle.memberships,
    cameFrom: vehicle.cameFrom,
    replaces: vehicle.replaces,
    load: vehicle.load,
    status: vehicle.status,
    lastPlace: vehicle.lastPlace,
    lastPlaceAt: vehicle.lastPlaceAt,
    lastSeenAt: vehicle.lastSeenAt,
    lastPosition: vehicle.lastPosition,
    lastPoint: vehicle.lastPoint,
    routeIndex: vehicle.routeIndex,
    routeIndexAt: vehicle.routeIndexAt,
    currentCountry: vehicle.currentCountry,
    visits: vehicle.visits,
    passages: vehicle.passages,
    halts: vehicle.halts,
    haltPoint: vehicle.haltPoint,
    activities: vehicle.activities,
    incidents: vehicle.incidents,
    expenses: vehicle.expenses,
    deliveries: vehicle.deliveries,
    transshipments: vehicle.transshipments,
    seals: vehicle.seals,
    trailers: vehicle.trailers,
    registered: vehicle.registered,
    formerPlates: vehicle.formerPlates,
    alsoKnownAs: vehicle.alsoKnownAs,
  };
}
