import { type Figure, figureOf } from '../measure/figures.js';
import { interleave, type Round } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { Contest, type Load } from './contest.js';

const ROUNDS = 4;
const LOAD = { connections: 4, reports: 4 * 25 * 500, perRequest: 500 };
const ARRAY: Load = { ...LOAD, form: 'array' };
const NDJSON: Load = { ...LOAD, form: 'ndjson' };

/**
 * Reports in requests of 500 over four connections, each of a different convoy than the one before: the hardest mix for
 * the store, because nothing can be joined into one append.
 */
export async function measureBatches(folder: string): Promise<Findings> {
  const contest = await Contest.start(folder);
  const rounds = await interleave(ROUNDS, {
    array: () => contest.toIntake(ARRAY),
    ndjson: () => contest.toIntake(NDJSON),
    empty: () => contest.toEmpty(ARRAY),
  });
  const against = (name: string, ours: readonly Round[]): Figure =>
    figureOf({
      name,
      unit: 'reports',
      ours,
      peer: { name: 'empty handler, JSON array', rounds: rounds.empty },
      aim: { of: 'perSecond', atLeast: 60_000 },
    });
  const figures = [
    against('HTTP batches of 500, JSON array', rounds.array),
    against('HTTP batches of 500, NDJSON', rounds.ndjson),
  ];
  return { figures, ...(await contest.end()) };
}
