import { findCorridor, type Route, routeOf } from '#kafila/domain';
import { DAY } from '../journey/local-time.js';
import { corridorTo, type PublishedTrip } from './published-trips.js';

/** The way of a published trip to one of its destinations. */
export interface Itinerary {
  readonly destination: string;
  readonly route: Route;
  /** Present where the trip went all along a corridor. */
  readonly corridorId?: string;
  /** The day it arrived, where that was published, itself or as a number of days; null where not. */
  readonly arrivalDay: string | null;
  readonly publishedDays: number | null;
}

/** The ways of a trip, one for each destination. `departed` is the day of departure, published or not. */
export function itinerariesOf(trip: PublishedTrip, departed: string): readonly Itinerary[] {
  return trip.destinations.map((destination, index) => {
    const corridorId = corridorTo(trip, index);
    const corridor = findCorridor(corridorId);
    const whole = corridor ? routeOf(corridor) : [];
    const route = between(whole, trip.origin, destination.place);
    const alone = trip.destinations.length === 1;
    const publishedDays = destination.publishedDays ?? (alone ? trip.publishedDays : null);
    const arrived = alone ? trip.arrived : (destination.arrived ?? null);
    const counted = publishedDays === null ? null : dayAfter(departed, publishedDays);
    return {
      destination: destination.place,
      route,
      ...(route.length === whole.length && route[0] === whole[0] ? { corridorId } : {}),
      arrivalDay: arrived ?? counted,
      publishedDays,
    };
  });
}

/** The part of a corridor that was driven; from an origin beside it, the way to its beginning is added in front. */
function between(whole: Route, origin: string, destination: string): Route {
  const part = whole.slice(Math.max(0, whole.indexOf(origin)), whole.indexOf(destination) + 1);
  return part[0] === origin ? part : [origin, ...part];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
