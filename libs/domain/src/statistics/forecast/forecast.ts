import { type Route } from '../../geography/route.js';
import { HoursSum, type SummedHours } from './hours-sum.js';
import { instantAfter } from '../../time/hours.js';
import { type UsualTimes } from '../usual-times/usual-times.js';
import { type ForecastBasis, type Step, type TripAhead, WayAhead, weaker } from './way-ahead.js';
import { type Whereabouts } from './whereabouts.js';

/** When a vehicle is expected at one place. Null where neither statistics nor corridor nor plan say so. */
export interface ExpectedArrival {
  readonly place: string;
  readonly routeIndex: number;
  /** The median: half come sooner, half come later. */
  readonly expectedAt: string | null;
  /** One in ten comes sooner than `earliestAt`, nine in ten come sooner than `latestAt`. */
  readonly earliestAt: string | null;
  readonly latestAt: string | null;
  readonly basis: ForecastBasis | null;
}

/**
 * When a vehicle is expected at each place that remains, up to its destination: the last entry. It adds up what legs,
 * border sides and stays usually take (`HoursSum`), less what has already passed of the present one (`stillToGo`). A leg
 * without statistics takes its kilometres at the usual speed of the corridor. Where that is not known either, the rest of
 * the way goes at the pace of the plan, borders included. Nothing is expected before `now`, because it would have been
 * reported, nor sooner than at the place before.
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
  const sum = new HoursSum();
  let ahead: SummedHours = { p10: 0, median: 0, p90: 0 };
  let basis: ForecastBasis | null = 'statistics';
  for (let i = whereabouts.routeIndex; i < trip.destinationIndex; i++) {
    const step: Step | undefined =
      i === whereabouts.routeIndex ? way.presentStep(whereabouts, now) : way.step(i, basis);
    basis = basis === null || !step ? null : weaker(basis, step.basis);
    for (const part of step?.parts ?? []) sum.add(part);
    ahead = latestOfEach(ahead, sum.hours);
    const at = (hours: number): string | null => (basis === null ? null : instantAfter(now, hours));
    arrivals.push({
      place: trip.route[i + 1] ?? '',
      routeIndex: i + 1,
      expectedAt: at(ahead.median),
      earliestAt: at(ahead.p10),
      latestAt: at(ahead.p90),
      basis,
    });
  }
  return arrivals;
}

function latestOfEach(a: SummedHours, b: SummedHours): SummedHours {
  return {
    p10: Math.max(a.p10, b.p10),
    median: Math.max(a.median, b.median),
    p90: Math.max(a.p90, b.p90),
  };
}

/** Where on the route a vehicle's trip ends: at the next mention of its destination, else at the end of the route. */
export function destinationIndexOf(route: Route, from: number, destination: string | null): number {
  const index = destination === null ? -1 : route.indexOf(destination, from);
  return index < 0 ? route.length - 1 : index;
}
