import { isKnownPlace, facingSide } from '../../geography/geography.js';
import { type Direction, directionAt } from '../../geography/route.js';
import { destinationIndexOf, type ExpectedArrival } from '../../statistics/forecast/forecast.js';
import {
  type ConvoyOnRoute,
  type VehicleOnRoute,
  whereaboutsOf,
} from '../../statistics/forecast/whereabouts.js';
import { type ConvoyView } from '../view/convoy-view.js';
import { type VehicleView } from '../view/vehicle-view.js';
import { type LikelyMoment, likelyMoments, type Presence } from './likely-moments.js';

export type BriefedConvoy = ConvoyOnRoute & Pick<ConvoyView, 'endedAt'>;
export type BriefedVehicle = VehicleOnRoute &
  Pick<
    VehicleView,
    'vehicleId' | 'plate' | 'country' | 'container' | 'carnetNumber' | 'destination' | 'memberships' | 'halts'
  > & {
    readonly seals: readonly string[];
    readonly trailers?: readonly { readonly seals: readonly string[] }[];
  };

/** When a truck is expected. Instants are RFC 3339 in UTC; null where nothing tells. */
export type ExpectedAt = Pick<ExpectedArrival, 'expectedAt' | 'earliestAt' | 'latestAt'> & {
  readonly basis: ExpectedArrival['basis'];
};

/** What a post is told of a truck that is there or expected. No person is in it. Unknown is null. */
export interface BriefedTruck {
  readonly vehicleId: string;
  readonly plate: string;
  /** Of registration, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly container: string | null;
  /** Those that are on, its trailers' too. */
  readonly seals: readonly string[];
  readonly carnetNumber: string | null;
  readonly presence: Presence;
  /** Since when it waits, is inside or is there; of one that is expected: since when it is out of the side that faces this one. */
  readonly since: string | null;
  /** At a side of a border, from the viewpoint of the country that owns it. */
  readonly direction: Direction | null;
  /** What will be seen of it next, the likeliest first. */
  readonly moments: readonly LikelyMoment[];
  readonly lastPlace: string | null;
  readonly lastSeenAt: string | null;
  /** Null where it is there. */
  readonly expected: ExpectedAt | null;
}

/** How a truck stands to a post, and where that is on its route. */
interface Standing {
  readonly presence: Presence;
  readonly since: string | null;
  readonly direction: Direction | null;
  /** Undefined off its route. */
  readonly index: number | undefined;
}

/**
 * What a post is told of a truck; undefined where it is neither there nor expected: it has left, or its way does not lead there.
 *
 * @param place slug
 * @param arrivals where and when it is expected, as it was assessed last
 */
export function briefTruck(
  convoy: BriefedConvoy,
  vehicle: BriefedVehicle,
  place: string,
  arrivals: readonly (ExpectedAt & { readonly place: string })[] = [],
): BriefedTruck | undefined {
  if (convoy.endedAt !== null || vehicle.memberships.at(-1)?.leftAt !== null) return undefined;
  if (vehicle.status === 'delivered') return undefined;
  const standing =
    vehicle.lastPlace === place ? thereNow(convoy, vehicle, place) : aheadOf(convoy, vehicle, place);
  if (!standing) return undefined;
  const { presence, since, direction } = standing;
  const { vehicleId, plate, container, carnetNumber, lastPlace, lastSeenAt } = vehicle;
  const seals = [...vehicle.seals, ...(vehicle.trailers ?? []).flatMap((trailer) => trailer.seals)].sort();
  return {
    ...{ vehicleId, plate, country: vehicle.country.registered, container, seals, carnetNumber },
    ...{ presence, since, direction },
    moments: likelyMoments(presence, {
      isSide: direction !== null,
      isDestination: (vehicle.destination ?? convoy.route.at(-1)) === place,
      isHalted: vehicle.status === 'halted',
    }),
    ...{ lastPlace, lastSeenAt },
    expected: presence === 'expected' ? expectedAt(convoy, vehicle, standing, arrivals, place) : null,
  };
}

/** Of a truck that was seen at the post last. */
function thereNow(convoy: BriefedConvoy, vehicle: BriefedVehicle, place: string): Standing | undefined {
  const { passages, status, lastSeenAt, destination, halts } = vehicle;
  const index = whereaboutsOf(convoy, vehicle, convoy.plannedDeparture)?.routeIndex;
  const passage = passages.at(-1);
  const isHere = passage?.place === place;
  const direction = isHere ? passage.direction : directionOn(convoy, index);
  if (direction !== null) {
    if (isHere && (passage.exitedAt !== null || passage.inferred)) return undefined;
    const [arrivedAt, enteredAt] = isHere ? [passage.arrivedAt, passage.enteredAt] : [null, null];
    const presence = enteredAt === null ? 'waiting' : 'inside';
    return { presence, since: enteredAt ?? arrivedAt ?? lastSeenAt, direction, index };
  }
  const halt = status === 'halted' ? halts.at(-1) : undefined;
  const stays = halt !== undefined || status === 'assigned' || (destination ?? convoy.route.at(-1)) === place;
  return stays
    ? { presence: 'present', since: halt?.haltedAt ?? lastSeenAt, direction: null, index }
    : undefined;
}

/** Of a truck that was seen elsewhere last: by its route, or because it is out of the side that faces the post. */
function aheadOf(convoy: BriefedConvoy, vehicle: BriefedVehicle, place: string): Standing | undefined {
  const { route } = convoy;
  const out = outOfFacingSide(vehicle, place);
  const whereabouts = whereaboutsOf(convoy, vehicle, convoy.plannedDeparture);
  if (whereabouts) {
    const from = whereabouts.routeIndex + (vehicle.lastPlace === null ? 0 : 1);
    const index = route.indexOf(place, from);
    const end = destinationIndexOf(route, whereabouts.routeIndex, vehicle.destination);
    if (index >= 0 && index <= end)
      return { presence: 'expected', since: out ?? null, direction: directionOn(convoy, index), index };
  }
  if (out === undefined) return undefined;
  return { presence: 'expected', since: out, direction: 'inbound', index: undefined };
}

/** Since when it is out of the side that faces the post; undefined where it is not. */
function outOfFacingSide({ passages, lastPlace }: BriefedVehicle, place: string): string | undefined {
  const facing = isKnownPlace(place) ? facingSide(place)?.slug : undefined;
  const passage = passages.at(-1);
  const isOut = passage?.place === facing && lastPlace === facing && passage?.direction === 'outbound';
  return isOut ? (passage.exitedAt ?? undefined) : undefined;
}

function directionOn({ route }: BriefedConvoy, index: number | undefined): Direction | null {
  return index === undefined ? null : (directionAt(route, index) ?? null);
}

const UNKNOWN: ExpectedAt = { expectedAt: null, earliestAt: null, latestAt: null, basis: null };

function expectedAt(
  { plannedDeparture }: BriefedConvoy,
  { lastPlace }: BriefedVehicle,
  { index }: Standing,
  arrivals: readonly (ExpectedAt & { readonly place: string })[],
  place: string,
): ExpectedAt {
  // At the start of its route it is seen first when it leaves.
  if (index === 0 && lastPlace === null) return { ...UNKNOWN, expectedAt: plannedDeparture, basis: 'plan' };
  const arrival = arrivals.find((one) => one.place === place);
  if (!arrival) return UNKNOWN;
  const { expectedAt, earliestAt, latestAt, basis } = arrival;
  return { expectedAt, earliestAt, latestAt, basis };
}
