import { type Goods } from '../../convoy/events/vehicle.js';
import { type VehicleView } from '../../convoy/view/vehicle-view.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { elapsedHours } from '../../time/hours.js';
import { type DatedMoney } from '../money/dated-money.js';
import { tonnesOf } from '../trips/trip-costs.js';
import { type StatisticDeclaration } from '../figures/statistic.js';

/** Convoys: one sample for each that was dispatched. */
export const CONVOY_STATISTIC = {
  name: 'convoys',
  summary: 'How convoys fare: transit, spread, attrition, on time, what they carry',
  time: 'the dispatch',
  groupings: ['corridor', 'regime', 'month'],
  filters: ['corridor', 'regime'],
  placesOfCorridor: false,
  measures: {
    dispatched: { kind: 'total', unit: 'count', meaning: 'Convoys that were dispatched.' },
    transitDays: {
      kind: 'summary',
      unit: 'days',
      meaning: 'Days from the dispatch to the last delivery.',
    },
    spreadHours: {
      kind: 'summary',
      unit: 'hours',
      meaning:
        'Hours between the first and the last truck at a destination; the widest, where there are several.',
    },
    attrition: {
      kind: 'summary',
      unit: 'share',
      meaning: 'Of the vehicles that joined a convoy, the share that was withdrawn.',
    },
    onTime: {
      kind: 'ratio',
      unit: 'share',
      meaning: 'The share of convoys whose last delivery was not later than planned.',
    },
    tonnes: { kind: 'summary', unit: 'tonnes', meaning: 'Metric tonnes of cargo of a convoy.' },
    tonnesTotal: { kind: 'total', unit: 'tonnes', meaning: 'Metric tonnes of cargo of all of them.' },
    valueUsd: {
      kind: 'summary',
      unit: 'usd',
      meaning: 'Value of the goods of a convoy, in US dollars at the day of its dispatch.',
    },
    valueUsdTotal: { kind: 'total', unit: 'usd', meaning: 'Value of the goods of all of them.' },
  },
  leftOut: {
    notDelivered: {
      meaning: 'Convoys of which not all vehicles that stayed have delivered all.',
      example: 3,
    },
    withoutTonnes: { meaning: 'Convoys of which the weight of the cargo is not known.', example: 0 },
    withoutValue: {
      meaning: 'Convoys with goods of which nobody said the value, or with none.',
      example: 1,
    },
  },
} as const satisfies StatisticDeclaration;

export type ConvoyToSample = Pick<ConvoyView, 'corridorId' | 'route' | 'dispatchedAt' | 'plannedArrival'> & {
  readonly vehicles: readonly VehicleToSample[];
};
type VehicleToSample = Pick<
  VehicleView,
  'status' | 'replaces' | 'destination' | 'legs' | 'deliveries' | 'goods'
>;

/** One convoy that was dispatched (dossier 5.3). Null where something that a figure needs is not known. */
export interface ConvoySample {
  readonly corridorId: string | null;
  readonly dispatchedAt: string;
  /** From dispatch to the last delivery, with fractions; null until all who stayed have delivered all. */
  readonly transitDays: number | null;
  /** Hours between the first and the last arrival at a destination: the widest, where there are several. */
  readonly spreadHours: number | null;
  readonly joined: number;
  readonly withdrawn: number;
  /** Of those that joined, the share that was withdrawn. Null where nobody joined. */
  readonly attrition: number | null;
  /** Whether the last delivery was not later than planned; null without a plan, and until all have delivered. */
  readonly onTime: boolean | null;
  /** Metric tonnes of cargo. */
  readonly tonnes: number | null;
  /** What the goods are worth, at the rates of the day of dispatch (UTC). */
  readonly values: readonly DatedMoney[];
  /** Lines of goods without a value, and vehicles without goods: the sum of the others is too low. */
  readonly goodsWithoutValue: number;
}

/**
 * The sample of one convoy; undefined until it was dispatched. Vehicles that left to another convoy, by a split or a
 * merge, count there. A tractor that took over a load counts as the vehicle that it replaced.
 */
export function convoySample(convoy: ConvoyToSample): ConvoySample | undefined {
  const { corridorId, dispatchedAt, plannedArrival, vehicles } = convoy;
  if (dispatchedAt === null) return undefined;
  const joined = vehicles.filter(({ replaces }) => replaces === null).length;
  const withdrawn = vehicles.filter(({ status }) => status === 'withdrawn').length;
  const stayed = vehicles.filter(hasStayed);
  const deliveredAt = lastDelivery(stayed);
  const days = elapsedHours(dispatchedAt, deliveredAt);
  const goods = stayed.flatMap((vehicle) => vehicle.goods);
  const withoutGoods = stayed.filter((vehicle) => vehicle.goods.length === 0).length;
  return {
    corridorId,
    dispatchedAt,
    transitDays: days === null ? null : days / 24,
    spreadHours: widestSpread(convoy, stayed),
    joined,
    withdrawn,
    attrition: joined === 0 ? null : withdrawn / joined,
    onTime: deliveredAt === null || plannedArrival === null ? null : deliveredAt <= plannedArrival,
    tonnes: withoutGoods > 0 ? null : tonnesOf(goods),
    values: goods.flatMap(({ value }) => (value ? [{ ...value, day: dispatchedAt.slice(0, 10) }] : [])),
    goodsWithoutValue: goods.filter(({ value }: Goods) => !value).length + withoutGoods,
  };
}

/** Whether a vehicle counts in this convoy: it was not withdrawn, and nothing took over its load. */
export function hasStayed({ status }: Pick<VehicleView, 'status'>): boolean {
  return status !== 'withdrawn' && status !== 'replaced' && status !== 'split' && status !== 'merged';
}

function lastDelivery(stayed: readonly VehicleToSample[]): string | null {
  let last: string | null = null;
  for (const { deliveries } of stayed) {
    const all = deliveries.findLast(({ partial }) => !partial);
    if (!all) return null;
    if (last === null || all.deliveredAt > last) last = all.deliveredAt;
  }
  return last;
}

/** Vehicles are compared by destination. Null while one of them has not arrived. */
function widestSpread({ route }: ConvoyToSample, stayed: readonly VehicleToSample[]): number | null {
  const arrivals = new Map<string, (string | null)[]>();
  for (const vehicle of stayed) {
    const destination = vehicle.destination ?? route.at(-1) ?? '';
    const known = arrivals.get(destination);
    if (known) known.push(arrivalAt(vehicle, destination));
    else arrivals.set(destination, [arrivalAt(vehicle, destination)]);
  }
  let widest: number | null = null;
  for (const times of arrivals.values()) {
    if (times.length < 2) continue;
    const known = times.filter((at) => at !== null).sort();
    if (known.length < times.length) return null;
    const spread = elapsedHours(known[0] ?? null, known.at(-1) ?? null);
    if (spread !== null && (widest === null || spread > widest)) widest = spread;
  }
  return widest;
}

/** When it was first seen at its destination on the way that ended there; else when it delivered there. */
function arrivalAt({ legs, deliveries }: VehicleToSample, destination: string): string | null {
  const delivery = deliveries.find(({ place }) => place === destination)?.deliveredAt;
  const arrivals = legs.flatMap(({ to, arrivedAt }) => (to === destination && arrivedAt ? [arrivedAt] : []));
  return arrivals.findLast((at) => delivery === undefined || at <= delivery) ?? delivery ?? null;
}
