import { type Point } from '../../geography/great-circle.js';
import { ascending } from '../../ascending.js';
import { isKnownPlace } from '../../geography/geography.js';
import { localTimeAt } from '../../geography/local-time.js';
import { isMember } from '../members/memberships.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { takeEffect } from '../fold/with-decision.js';
import { bordersOf } from './border-progress.js';
import { type ConvoyView } from './convoy-view.js';

/** Where a convoy was seen last: by that of its vehicles which was seen last. */
export interface LastSeen {
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** What the clock at the place showed then, with its offset; null where no place is known. */
  readonly local: string | null;
  /** The last place that it was seen at: slug. A later fact may have told of a position alone. */
  readonly place: string | null;
  /** As a unit measured it, else that of the place. Null where neither is known. */
  readonly position: Point | null;
}

/** How many trucks belong to it, and how many of them are through the border side where it is now. */
export interface TrucksThrough {
  readonly of: number;
  /** Null where its route crosses no border. */
  readonly through: number | null;
  /** The first border side of its route that not all are through; the last one where all are. Slug. */
  readonly border: string | null;
}

/** What a list of many convoys shows of one. No person is in it. Unknown is null. */
export interface FleetView extends Pick<
  ConvoyView,
  'status' | 'corridorId' | 'regime' | 'plannedDeparture' | 'nextPlace'
> {
  /** Where its route begins: slug. */
  readonly origin: string;
  /** Where its route ends: slug. */
  readonly destination: string;
  readonly lastSeen: LastSeen | null;
  readonly trucks: TrucksThrough;
}

/** @param view of the same state */
export function describeForFleet(
  folded: ConvoyState,
  {
    status,
    corridorId,
    regime,
    plannedDeparture,
    nextPlace,
    route,
  }: Omit<ConvoyView, 'irregularities' | 'vehicles'>,
): FleetView {
  const state = takeEffect(folded, null);
  const all = [...state.vehicles.values()];
  const members = all.filter(isMember);
  const vehicles = members.length > 0 ? members : all;
  return {
    ...{ status, corridorId, regime },
    origin: route[0] ?? '',
    destination: route.at(-1) ?? '',
    plannedDeparture,
    lastSeen: lastSeenOf(vehicles),
    nextPlace,
    trucks: trucksThrough(state, vehicles),
  };
}

function trucksThrough(state: ConvoyState, vehicles: readonly VehicleState[]): TrucksThrough {
  const borders = bordersOf(state, vehicles);
  const now = borders.find(({ through, of }) => through < of) ?? borders.at(-1);
  return { of: vehicles.length, through: now?.through ?? null, border: now?.place ?? null };
}

function lastSeenOf(vehicles: readonly VehicleState[]): LastSeen | null {
  const [last] = vehicles
    .filter(({ lastSeenAt }) => lastSeenAt !== null)
    .sort(
      (a, b) =>
        ascending(b.lastSeenAt ?? '', a.lastSeenAt ?? '') || (b.routeIndex ?? -1) - (a.routeIndex ?? -1),
    );
  if (last?.lastSeenAt == null) return null;
  const { lastSeenAt: at, lastPlace: place, lastPoint } = last;
  const local = place !== null && isKnownPlace(place) ? localTimeAt(place, at) : null;
  return { at, local, place, position: lastPoint && roundedPoint(lastPoint) };
}

/** To a metre. */
function roundedPoint({ lat, lon }: Point): Point | null {
  return Number.isFinite(lat + lon) ? { lat: rounded(lat), lon: rounded(lon) } : null;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
