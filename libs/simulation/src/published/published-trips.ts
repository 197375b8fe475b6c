import { findCorridor, findPlace } from '#kafila/domain';
import data from './published-trips.json' with { type: 'json' };

/** A trip that the press reported. Null is what was not published. */
export interface PublishedTrip {
  readonly id: string;
  readonly operator: string;
  readonly trucks: number | null;
  readonly regime: string;
  /** Slug. */
  readonly origin: string;
  readonly loadedAt?: readonly string[];
  readonly destinations: readonly PublishedDestination[];
  /** Id of a corridor; one for each destination where they differ. */
  readonly corridor: string | readonly string[];
  readonly cargo: readonly string[];
  /** Days, `2021-09-27`. */
  readonly departed: string | null;
  readonly arrived: string | null;
  /** Day or month of an announcement: before, during or after the trip. */
  readonly announced?: string;
  readonly publishedDays: number | null;
  readonly publishedKm: number | null;
  readonly return?: {
    readonly cargo: readonly string[];
    readonly destinations: readonly string[];
    readonly withinDays: number | null;
  };
  /** Contradictions of the sources, and what else they say. */
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

export interface PublishedDestination {
  /** Slug. */
  readonly place: string;
  readonly trucks: number | null;
  readonly arrived?: string | null;
  readonly publishedDays?: number | null;
  readonly publishedKm?: number | null;
  readonly office?: string;
}

/** The ten published trips, in the order of the data: the real input of the demo. */
export const publishedTrips: readonly PublishedTrip[] = data.trips;

for (const trip of publishedTrips) {
  const places = [trip.origin, ...(trip.loadedAt ?? []), ...trip.destinations.map(({ place }) => place)];
  const unknown = [
    ...places.filter((place) => findPlace(place)?.slug !== place),
    ...[trip.corridor].flat().filter((id) => !findCorridor(id)),
  ];
  if (unknown.length > 0) throw new Error(`Published trip ${trip.id}: unknown ${unknown.join(', ')}.`);
}

/** The corridor that a trip took to one of its destinations. */
export function corridorTo(trip: PublishedTrip, destination: number): string {
  const corridor = [trip.corridor].flat()[destination] ?? [trip.corridor].flat()[0];
  if (corridor === undefined) throw new Error(`Published trip ${trip.id} names no corridor.`);
  return corridor;
}
