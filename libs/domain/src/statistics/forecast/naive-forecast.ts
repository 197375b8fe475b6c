import { kilometresAlong } from '../../geography/route.js';
import { hoursBetween } from '../../time/instant.js';
import { instantAfter } from '../../time/hours.js';
import { type TripAhead } from './way-ahead.js';
import { type Whereabouts } from './whereabouts.js';

/** When a naive forecast expects a vehicle at its destination; null where it has no answer. RFC 3339 in UTC. */
export type NaiveArrival = string | null;

/** By the plan, whatever has happened since; by its share of the kilometres where the trip ends before the route does. */
export function arrivalByPlan(trip: TripAhead): NaiveArrival {
  const { route, destinationIndex, plannedDeparture, plannedArrival } = trip;
  const km = kilometresAlong(route);
  const whole = km.at(-1) ?? 0;
  if (plannedArrival === null || whole <= 0) return null;
  const share = (km[destinationIndex] ?? whole) / whole;
  return instantAfter(plannedDeparture, hoursBetween(plannedDeparture, plannedArrival) * share);
}

/** The rest at the average speed so far, with borders and halts; not before `now`. Null before it has driven. */
export function arrivalByAverageSpeed(
  { route, destinationIndex }: TripAhead,
  { routeIndex, cameAt }: Whereabouts,
  startedAt: string,
  now: string,
): NaiveArrival {
  const km = kilometresAlong(route);
  const covered = km[routeIndex] ?? 0;
  const hours = hoursBetween(startedAt, cameAt);
  if (covered <= 0 || hours <= 0) return null;
  const left = (km[destinationIndex] ?? covered) - covered;
  const expected = instantAfter(cameAt, (left / covered) * hours);
  return expected < now ? now : expected;
}
