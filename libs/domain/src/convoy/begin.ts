import { type Recorded } from '../event/recorded.js';
import { type ConvoyPlanned, type VehicleDescription } from './convoy.events.js';
import {
  type ConvoyState,
  type Load,
  type Membership,
  type SealStep,
  type VehicleState,
} from './convoy.state.js';
import { NO_CLOCKS } from './clocks.js';
import { planOf } from './plan.js';

/** The state of a convoy that has just been planned. */
export function beginConvoy({ event: { data } }: Recorded<ConvoyPlanned>): ConvoyState {
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
    irregularities: null,
    clocks: NO_CLOCKS,
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
  const { vehicleId, seals } = description;
  return {
    vehicleId,
    description,
    memberships: [membership],
    cameFrom,
    replaces,
    load: loadOf(description),
    status: 'assigned',
    lastPlace: null,
    lastPlaceAt: null,
    lastSeenAt: null,
    lastPosition: null,
    lastPoint: null,
    routeIndex: null,
    routeIndexAt: null,
    currentCountry: null,
    visits: null,
    passages: [],
    halts: [],
    haltPoint: null,
    activities: [],
    incidents: [],
    expenses: [],
    deliveries: [],
    transshipments: [],
    seals: seals && seals.length > 0 ? [sealStep('joined-with', membership.joinedAt, seals, null)] : [],
  };
}

/** What a vehicle carries by its description; what that does not say is as before. */
export function loadOf(
  { container, carnetNumber, destination, goods }: VehicleDescription,
  before?: Load,
): Load {
  return {
    container: container ?? before?.container ?? null,
    carnetNumber: carnetNumber ?? before?.carnetNumber ?? null,
    destination: destination ?? before?.destination ?? null,
    goods: goods ?? before?.goods ?? [],
  };
}

/** A step in the life of seals that a decision of the desk tells, and no report. */
export function sealStep(
  what: 'joined-with' | 'taken-over',
  at: string,
  seals: readonly string[],
  place: string | null,
): SealStep {
  return { what, at, place, party: null, seals: [...seals].sort(), evidence: [] };
}
