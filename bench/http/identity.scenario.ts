import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { figureOf } from '../measure/figures.js';
import { interleave } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { Contest, type Load } from './contest.js';

/** Many and short: what is looked for is a few hundredths of what a report takes. */
const ROUNDS = 25;
const LOAD: Load = { form: 'one', connections: 64, reports: 64 * 48, perRequest: 1 };

/** What it takes to know who reports, and to count how often: two intakes, one with keys, one where all are local. */
export async function measureIdentity(folder: string): Promise<Findings> {
  const [own, other] = [join(folder, 'key'), join(folder, 'local')];
  mkdirSync(own);
  mkdirSync(other);
  const keyed = await Contest.start(own, 1, { withKeys: true });
  const local = await Contest.start(other, 1);
  const rounds = await interleave(ROUNDS, {
    key: () => keyed.toIntake(LOAD),
    local: () => local.toIntake(LOAD),
  });
  const figure = figureOf({
    name: 'HTTP single reports by a key, 64 connections',
    unit: 'reports',
    ours: rounds.key,
    peer: { name: 'the same, all callers local', rounds: rounds.local },
    aim: { of: 'addedMicros', atMost: 15 },
  });
  const [ended, otherEnded] = [await keyed.end(), await local.end()];
  return {
    figures: [figure],
    faults: [...ended.faults, ...otherEnded.faults],
    checked: `${ended.checked}; ${otherEnded.checked}`,
  };
}
