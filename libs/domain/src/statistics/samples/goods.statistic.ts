import { type Goods } from '../../convoy/events/vehicle.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { type VehicleView } from '../../convoy/view/vehicle-view.js';
import { type DatedMoney } from '../money/dated-money.js';
import { type StatisticDeclaration } from '../figures/statistic.js';
import { hasStayed } from './convoy.statistic.js';

/** Goods: one sample for each line of goods that a vehicle of a dispatched convoy carries. */
export const GOODS_STATISTIC = {
  name: 'goods',
  summary: 'What convoys carry: goods by HS code, their weight and value, and where they go',
  time: 'the dispatch',
  groupings: ['hsChapter', 'hsHeading', 'hsCode', 'destination', 'corridor', 'regime', 'month'],
  filters: ['hs', 'destination', 'corridor', 'regime'],
  placesOfCorridor: false,
  measures: {
    convoys: { kind: 'total', unit: 'count', meaning: 'Convoys that carry any of them.' },
    vehicles: {
      kind: 'total',
      unit: 'count',
      meaning:
        'Vehicles that carry any of them, in each convoy; a tractor that took over a load counts as the one before it.',
    },
    codes: {
      kind: 'total',
      unit: 'count',
      meaning: 'Different goods: codes of the Harmonised System, as long as they were written.',
    },
    tonnesTotal: {
      kind: 'total',
      unit: 'tonnes',
      meaning: 'Metric tonnes, packing included, of the lines with a weight.',
    },
    valueUsdTotal: {
      kind: 'total',
      unit: 'usd',
      meaning: 'Value of the lines with one, in US dollars at the day of the dispatch.',
    },
  },
  leftOut: {
    withoutCode: { meaning: 'Lines of goods without a code of the Harmonised System.', example: 2 },
    withoutWeight: { meaning: 'Lines of which nobody said the weight.', example: 0 },
    withoutValue: { meaning: 'Lines of which nobody said the value.', example: 1 },
  },
} as const satisfies StatisticDeclaration;

/** A line of goods on a vehicle of a convoy that was dispatched. */
export interface GoodsLine {
  readonly goods: Goods;
  /** Slug of the place that it goes to; null where the convoy has no route. */
  readonly destination: string | null;
  /** What it is worth, at the rates of the day of dispatch (UTC). */
  readonly value: DatedMoney | null;
}

type VehicleWithGoods = Pick<VehicleView, 'status' | 'destination' | 'goods'>;

/**
 * The lines of each vehicle of a convoy: none until the convoy was dispatched. Vehicles that left to another convoy, by a split or a
 * merge, count there.
 */
export function goodsOn({
  route,
  dispatchedAt,
}: Pick<ConvoyView, 'route' | 'dispatchedAt'>): (vehicle: VehicleWithGoods) => readonly GoodsLine[] {
  if (dispatchedAt === null) return () => [];
  const day = dispatchedAt.slice(0, '2026-03-01'.length);
  return (vehicle) =>
    !hasStayed(vehicle)
      ? []
      : vehicle.goods.map((goods) => ({
          goods,
          destination: vehicle.destination ?? route.at(-1) ?? null,
          value: goods.value ? { ...goods.value, day } : null,
        }));
}
