import { type VehicleDescription } from '../events/vehicle.js';
import { type VehicleState, type Membership } from '../state/vehicle.state.js';
import { loadOf } from '../cargo/load.js';
import { otherNames } from './plates.js';
import { trailersOf } from './trailers.js';
import { sealStep } from '../seals/seal-step.js';

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
    trailers: trailersOf(description, membership.joinedAt),
    registered: { plate: description.plate, country: description.country },
    formerPlates: [],
    alsoKnownAs: otherNames([], description, membership.joinedAt),
  };
}
