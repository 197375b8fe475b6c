import { type Told } from '../report/told.js';
import { type ConvoyPlanned, type VehicleDescription } from './convoy.events.js';
import { type ConvoyState, type Membership, type SealStep, type VehicleState } from './convoy.state.js';
import { planOf } from './plan.js';

/** The state of a convoy that has just been planned. */
export function beginConvoy({ event: { data } }: Told<ConvoyPlanned>): ConvoyState {
  return {
    plan: planOf(data),
    upcoming: [],
    decided: 'planned',
    dispatchedAt: null,
    endedAt: null,
    completedAt: null,
    cancelledAt: null,
    recalledAt: null,
    reason: null,
    holds: [],
    diversions: [],
    lineage: {
      returnOf: data.returnOf ?? null,
      splitFrom: data.splitFrom ?? null,
      splitInto: [],
      mergedFrom: [],
      mergedInto: null,
    },
    decidedAt: data.occurredAt,
    vehicles: new Map(),
    escorts: [],
    retractions: new Map(),
    oddities: null,
    clocks: new Map(),
    lastFact: null,
    underwaySince: null,
  };
}

/** A vehicle as it joins, seen nowhere yet. */
export function beginVehicle(
  description: VehicleDescription,
  membership: Membership,
  { cameFrom = null, replaces = null }: { cameFrom?: string | null; replaces?: string | null } = {},
): VehicleState {
  const { vehicleId, container, carnetNumber, destination, goods, seals } = description;
  return {
    vehicleId,
    description,
    memberships: [membership],
    cameFrom,
    replaces,
    load: {
      container: container ?? null,
      carnetNumber: carnetNumber ?? null,
      destination: destination ?? null,
      goods: goods ?? [],
    },
    status: 'assigned',
    lastPlace: null,
    lastPlaceAt: null,
    lastSeenAt: null,
    lastPosition: null,
    lastSighting: null,
    routeIndex: null,
    routeIndexAt: null,
    currentCountry: null,
    visits: [],
    passages: [],
    halts: [],
    haltPoint: null,
    activities: [],
    incidents: [],
    expenses: [],
    deliveries: [],
    transshipments: [],
    seals: seals && seals.length > 0 ? [joinedWith(seals, membership.joinedAt)] : [],
  };
}

function joinedWith(seals: readonly string[], at: string): SealStep {
  return { what: 'joined-with', at, place: null, party: null, seals: [...seals].sort(), evidence: [] };
}
