import { findCorridor, type Route, routeOf } from '#kafila/domain';
import { DAY } from '../journey/local-time.js';
import { corridorTo, type PublishedTrip } from './published-trips.js';

/** The way of a published trip to one of its destinations. */
export interface Itinerary {
  readonly destination: string;
  readonly route: Route;
  /** Present where the trip took a whole corridor. */
  readonly corridorId?: string;
  /** The day of arrival, where it was published as a day or as a number of days. */
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

/** The part of a corridor that was driven. An origin that is not on the corridor comes before its first place. */
function between(whole: Route, origin: string, destination: string): Route {
  const part = whole.slice(Math.max(0, whole.indexOf(origin)), whole.indexOf(destination) + 1);
  return part[0] === origin ? part : [origin, ...part];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
