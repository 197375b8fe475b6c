import { type Route } from '../geography/route.js';
import { msOfHours } from './intervals.js';
import { type UsualTimes } from './usual-times.js';
import { type ForecastBasis, type Step, type TripAhead, WayAhead, weaker } from './way-ahead.js';
import { type Whereabouts } from './whereabouts.js';

/** When a vehicle is expected at one place. Null where neither statistics nor corridor nor plan tell. */
export interface ExpectedArrival {
  /** Slug. */
  readonly place: string;
  readonly routeIndex: number;
  readonly expectedAt: string | null;
  /** One in ten comes sooner than `earliestAt`, nine in ten come sooner than `latestAt`. */
  readonly earliestAt: string | null;
  readonly latestAt: string | null;
  readonly basis: ForecastBasis | null;
}

/**
 * When a vehicle is expected at each place that remains, up to its destination: the last entry. Medians of legs and of
 * border sides are added up; what has passed already of the present one counts (`stillToGo`). A leg without statistics
 * takes its kilometres at the usual speed of the corridor; where that is not known either, the rest of the way goes at the
 * pace of the plan, borders included. The range takes legs and borders as independent of each other: its halves add up by
 * their squares. Nothing is expected before `now`: what has happened would have been reported.
 *
 * @param now RFC 3339 in UTC
 */
export function forecastArrivals(
  trip: TripAhead,
  whereabouts: Whereabouts,
  now: string,
  usual: UsualTimes,
): readonly ExpectedArrival[] {
  const way = new WayAhead(trip, usual);
  const arrivals: ExpectedArrival[] = [];
  const ahead = { hours: 0, sooner: 0, later: 0 };
  let basis: ForecastBasis | null = 'statistics';
  for (let i = whereabouts.routeIndex; i < trip.destinationIndex; i++) {
    const step: Step | undefined =
      i === whereabouts.routeIndex ? way.presentStep(whereabouts, now) : way.step(i, basis);
    basis = basis === null || !step ? null : weaker(basis, step.basis);
    for (const { p10, median, p90 } of step?.parts ?? []) {
      ahead.hours += median;
      ahead.sooner += (median - p10) ** 2;
      ahead.later += (p90 - median) ** 2;
    }
    const at = (hours: number): string | null => (basis === null ? null : instantAfter(now, hours));
    arrivals.push({
      place: trip.route[i + 1] ?? '',
      routeIndex: i + 1,
      expectedAt: at(ahead.hours),
      earliestAt: at(ahead.hours - Math.sqrt(ahead.sooner)),
      latestAt: at(ahead.hours + Math.sqrt(ahead.later)),
      basis,
    });
  }
  return arrivals;
}

/** Where on the route a vehicle's trip ends: at the next mention of its destination, else at the end of the route. */
export function destinationIndexOf(route: Route, from: number, destination: string | null): number {
  const index = destination === null ? -1 : route.indexOf(destination, from);
  return index < 0 ? route.length - 1 : index;
}

/** The instant so many hours later. */
export function instantAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + msOfHours(hours)).toISOString();
}
