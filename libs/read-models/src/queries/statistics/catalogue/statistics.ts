import { type Statistic } from '../figures/statistic.js';
import { borderCrossings } from './border-crossings.js';
import { clearances } from './clearances.js';
import { convoyStatistics } from './convoys.js';
import { corridorStatistics } from './corridors.js';
import { tirStatistics } from './tir.js';

/** All statistics. */
export const STATISTICS: readonly Statistic[] = [
  borderCrossings,
  corridorStatistics,
  clearances,
  tirStatistics,
  convoyStatistics,
];
