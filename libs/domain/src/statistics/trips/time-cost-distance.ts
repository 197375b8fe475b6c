import { type Halt } from '../../convoy/state/road.state.js';
import { type TravelledLeg } from '../../convoy/road/legs.js';
import { areFacing, placeOf } from '../../geography/geography.js';
import { type DatedMoney } from '../money/dated-money.js';
import {
  type Interval,
  type IntervalUnion,
  intervalBetween,
  lengthOfUnion,
  unionOfIntervals,
  unionWithin,
} from '../../time/intervals.js';
import { hoursOfMs } from '../../time/hours.js';
import { type RateTable, toUsd, usdOfMicro } from '../money/rates.js';
import { type TripCost } from './trip-costs.js';

export interface TripToPlot {
  readonly legs: readonly Pick<TravelledLeg, 'from' | 'to' | 'departedAt' | 'arrivedAt' | 'km'>[];
  readonly halts: readonly Pick<Halt, 'haltedAt' | 'resumedAt'>[];
  readonly costs: readonly TripCost[];
}

/** One point of the lines; all figures are counted from the departure. Null where not known. */
export interface PlotPoint {
  readonly what: 'departed' | 'arrived' | 'halted' | 'resumed' | 'paid';
  /** Slug; null for a halt on the road. */
  readonly place: string | null;
  /** The place is a side of a border: a vertical jump here is a crossing, not a stop. */
  readonly border: boolean;
  readonly km: number | null;
  readonly hours: number | null;
  /** Paid by then, what was paid before the departure included. */
  readonly usd: number | null;
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
export function timeCostDistance({ legs, halts, costs }: TripToPlot, rates: RateTable): TimeCostDistance {
  const plot = new Plot(legs[0]?.departedAt ?? null, costs, rates);
  const stops = unionOfIntervals(
    halts.flatMap(({ haltedAt, resumedAt }) =>
      resumedAt === null ? [] : [intervalBetween(haltedAt, resumedAt)],
    ),
  );
  let km: number | null = 0;
  for (const [i, leg] of legs.entries()) {
    const crosses = areFacing(leg.from, leg.to);
    const crossed = i > 0 && areFacing(legs[i - 1]?.from ?? '', leg.from);
    plot.add('departed', leg.from, km, msOf(leg.departedAt), crosses || crossed);
    for (const halt of haltsOn(leg, stops, km)) {
      plot.add('halted', null, halt.km, halt.from);
      plot.add('resumed', null, halt.km, halt.until);
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
  }
  const end = legs.at(-1);
  if (end) plot.addLaterCosts(end.to, km);
  return { points: plot.points, leftOut: plot.leftOut };
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

class Plot {
  readonly points: PlotPoint[] = [];
  readonly leftOut: DatedMoney[] = [];
  readonly #start: number | null;
  /** In the order of time. */
  readonly #paid: readonly { readonly at: number; readonly microUsd: bigint }[];
  /** How many of them were paid by the latest moment, and their sum. */
  #paidSoFar = 0;
  #sum = 0n;
  #latest: number;

  constructor(departedAt: string | null, costs: readonly TripCost[], rates: RateTable) {
    this.#start = msOf(departedAt);
    this.#latest = this.#start ?? 0;
    const paid = costs.flatMap((cost) => {
      const converted = toUsd(cost, cost.day, rates);
      if (converted) return [{ at: Date.parse(cost.paidAt), microUsd: converted.microUsd }];
      const { amount, currency, day } = cost;
      this.leftOut.push({ amount, currency, day });
      return [];
    });
    this.#paid = paid.sort((a, b) => a.at - b.at);
  }

  add(
    what: PlotPoint['what'],
    place: string | null,
    km: number | null,
    at: number | null,
    crossed = false,
  ): void {
    const border = crossed || (place !== null && placeOf(place).kind === 'border-crossing');
    if (at === null || this.#start === null) {
      this.points.push({ what, place, border, km, hours: null, usd: null });
      return;
    }
    this.#latest = Math.max(this.#latest, at);
    const hours = hoursOfMs(this.#latest - this.#start);
    this.points.push({ what, place, border, km, hours, usd: this.#paidByNow() });
  }

  addLaterCosts(place: string, km: number | null): void {
    const last = this.#paid.at(-1);
    if (last && last.at > this.#latest) this.add('paid', place, km, last.at);
  }

  /** By the latest moment: it never goes back. */
  #paidByNow(): number {
    for (let next = this.#paid[this.#paidSoFar]; next && next.at <= this.#latest;) {
      this.#sum += next.microUsd;
      next = this.#paid[++this.#paidSoFar];
    }
    return usdOfMicro(this.#sum);
  }
}

function msOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
