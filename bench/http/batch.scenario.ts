import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, figureOf } from '../measure/figures.js';
import { interleave, type Round } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { Contest, type Load } from './contest.js';

const ROUNDS = 3;
const LOAD = { connections: 4, reports: 4 * 20 * 500, perRequest: 500 };
const ARRAY: Load = { ...LOAD, form: 'array' };
const NDJSON: Load = { ...LOAD, form: 'ndjson' };

/** Reports in requests of 500 over four connections: answered when all of them are durable. */
export async function measureBatches(folder: string): Promise<Findings> {
  const saved = await measureSavedUp(join(folder, 'saved-up'));
  const mixed = await measureMixed(join(folder, 'mixed'));
  return {
    figures: [...saved.figures, ...mixed.figures],
    faults: [...saved.faults, ...mixed.faults],
    checked: `${saved.checked}; ${mixed.checked}`,
  };
}

/** Each request holds what one unit saved up about its convoy. */
async function measureSavedUp(folder: string): Promise<Findings> {
  mkdirSync(folder);
  const contest = await Contest.start(folder, 500);
  const rounds = await interleave(ROUNDS, {
    array: () => contest.toIntake(ARRAY),
    ndjson: () => contest.toIntake(NDJSON),
    empty: () => contest.toEmpty(ARRAY),
  });
  const figures = [
    figure('HTTP batches of 500, JSON array', rounds.array, rounds.empty),
    figure('HTTP batches of 500, NDJSON', rounds.ndjson, rounds.empty),
  ];
  return { figures, ...(await contest.end()) };
}

/**
 * Each report is of another convoy than the one before, as where an office forwards what it hears: the hardest mix for
 * the store, because nothing can be joined into one append and every event lands in another place of the index.
 */
async function measureMixed(folder: string): Promise<Findings> {
  mkdirSync(folder);
  const contest = await Contest.start(folder, 1);
  const rounds = await interleave(ROUNDS, {
    array: () => contest.toIntake(ARRAY),
    empty: () => contest.toEmpty(ARRAY),
  });
  const figures = [figure('... of 500 convoys, JSON array', rounds.array, rounds.empty)];
  return { figures, ...(await contest.end()) };
}

function figure(name: string, ours: readonly Round[], empty: readonly Round[]): Figure {
  return figureOf({
    name,
    unit: 'reports',
    ours,
    peer: { name: 'empty handler, JSON array', rounds: empty },
    aim: { of: 'perSecond', atLeast: 60_000 },
  });
}
