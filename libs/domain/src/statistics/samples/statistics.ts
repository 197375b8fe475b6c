import { type StatisticDeclaration } from '../figures/statistic.js';
import { BORDER_STATISTIC } from './border.statistic.js';
import { CLEARANCE_STATISTIC } from './clearance.statistic.js';
import { CONVOY_STATISTIC } from './convoy.statistic.js';
import { CORRIDOR_STATISTIC } from './corridor.statistic.js';
import { GOODS_STATISTIC } from './goods.statistic.js';
import { PLANNED_STATISTIC } from './planned.statistic.js';
import { TIR_STATISTIC } from './tir.statistic.js';

export * from './border.statistic.js';
export * from './clearance.statistic.js';
export * from './convoy.statistic.js';
export * from './corridor.statistic.js';
export * from './goods.statistic.js';
export * from './planned.statistic.js';
export * from './tir.statistic.js';

/** All statistics by name. Where one of them is not read by a query, the compiler says so. */
export const STATISTICS = named({
  'border-crossings': BORDER_STATISTIC,
  corridors: CORRIDOR_STATISTIC,
  clearances: CLEARANCE_STATISTIC,
  tir: TIR_STATISTIC,
  convoys: CONVOY_STATISTIC,
  goods: GOODS_STATISTIC,
  'planned-convoys': PLANNED_STATISTIC,
});
export type StatisticName = keyof typeof STATISTICS;

function named<
  const All extends { readonly [Name in keyof All]: StatisticDeclaration & { readonly name: Name } },
>(all: All): All {
  return all;
}
