import { type StatisticName, type STATISTICS as DECLARED } from '#kafila/domain';
import { type Statistic } from '../figures/statistic.js';
import { borderCrossings } from './border-crossings.js';
import { clearances } from './clearances.js';
import { convoyStatistics } from './convoys.js';
import { corridorStatistics } from './corridors.js';
import { goodsStatistics } from './goods.js';
import { plannedStatistics } from './planned-convoys.js';
import { tirStatistics } from './tir.js';

const READ_BY: { readonly [Name in StatisticName]: Statistic<(typeof DECLARED)[Name]> } = {
  'border-crossings': borderCrossings,
  corridors: corridorStatistics,
  clearances,
  tir: tirStatistics,
  convoys: convoyStatistics,
  goods: goodsStatistics,
  'planned-convoys': plannedStatistics,
};

/** All statistics that the domain declares, each with how it is read. */
export const STATISTICS: readonly Statistic[] = Object.values(READ_BY);
