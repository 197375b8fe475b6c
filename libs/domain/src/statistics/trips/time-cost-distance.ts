import { type Halt } from '../../convoy/state/road.state.js';
import { type TravelledLeg } from '../../convoy/road/legs.js';
import { areFacing } from '../../geography/geography.js';
import { atOnce } from '../../at-once.js';
import { type DatedMoney } from '../money/dated-money.js';
import {
  type Interval,
  type IntervalUnion,
  intervalBetween,
  lengthOfUnion,
  unionOfIntervals,
  unionWithin,
} from '../../time/intervals.js';
import { type RateTable } from '../money/rates.js';
import { type TripCost } from './trip-costs.js';
import { msOf, type PlotPoint, TripPlot } from './trip-plot.js';

export { type PlotPoint } from './trip-plot.js';

export interface TripToPlot {
  readonly legs: readonly Pick<TravelledLeg, 'from' | 'to' | 'departedAt' | 'arrivedAt' | 'km'>[];
  readonly halts: readonly Pick<Halt, 'haltedAt' | 'resumedAt'>[];
  readonly costs: readonly TripCost[];
}

/** Time and cost against distance (UNESCAP, dossier 5.3): slopes are motion, vertical jumps are stops and borders. */
export interface TimeCostDistance {
  readonly points: readonly PlotPoint[];
  /** Amounts without a rate. They are in no point. */
  readonly leftOut: readonly DatedMoney[];
}

/**
 * Makes the points of one trip. A halt on the road, of which the place is not known, is put where the vehicle would be at
 * an even speed. Time never goes back: where clocks of two units differ, a stop takes no time.
 */
export function timeCostDistance(trip: TripToPlot, rates: RateTable): TimeCostDistance {
  return atOnce(plottingTrip(trip, rates));
}

/** The same in portions, so that others have their turn. @yields after each payment, halt and leg */
export function* plottingTrip(
  { legs, halts, costs }: TripToPlot,
  rates: RateTable,
): Generator<undefined, TimeCostDistance> {
  const plot = new TripPlot(legs[0]?.departedAt ?? null);
  yield* plot.converting(costs, rates);
  const stops = yield* standing(halts);
  let km: number | null = 0;
  for (const [i, leg] of legs.entries()) {
    const crosses = areFacing(leg.from, leg.to);
    const crossed = i > 0 && areFacing(legs[i - 1]?.from ?? '', leg.from);
    plot.add('departed', leg.from, km, msOf(leg.departedAt), crosses || crossed);
    for (const halt of haltsOn(leg, stops, km)) {
      plot.add('halted', null, halt.km, halt.from);
      plot.add('resumed', null, halt.km, halt.until);
      yield;
    }
    km = km === null || leg.km === null ? null : km + leg.km;
    const next = legs[i + 1]?.to;
    plot.add(
      'arrived',
      leg.to,
      km,
      msOf(leg.arrivedAt),
      crosses || (next !== undefined && areFacing(leg.to, next)),
    );
    yield;
  }
  const end = legs.at(-1);
  if (end) plot.addLaterCosts(end.to, km);
  return { points: plot.points, leftOut: plot.leftOut };
}

function* standing(halts: TripToPlot['halts']): Generator<undefined, IntervalUnion> {
  const stops: Interval[] = [];
  for (const { haltedAt, resumedAt } of halts) {
    if (resumedAt !== null) stops.push(intervalBetween(haltedAt, resumedAt));
    yield;
  }
  return unionOfIntervals(stops);
}

type PlottedLeg = TripToPlot['legs'][number];

function haltsOn(
  { departedAt, arrivedAt, km: legKm }: PlottedLeg,
  stops: IntervalUnion,
  kmBefore: number | null,
): readonly (Interval & { readonly km: number | null })[] {
  if (departedAt === null || arrivedAt === null) return [];
  const leg = intervalBetween(departedAt, arrivedAt);
  const standing = unionWithin(stops, leg);
  const driving = leg.until - leg.from - lengthOfUnion(standing);
  let stood = 0;
  return standing.map(({ from, until }) => {
    const share = driving === 0 ? 0 : (from - leg.from - stood) / driving;
    stood += until - from;
    return { from, until, km: kmBefore === null || legKm === null ? null : kmBefore + legKm * share };
  });
}
