import { figureOf } from '../measure/figures.js';
import { interleave } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { Contest, type Load } from './contest.js';

const ROUNDS = 5;
const LOAD: Load = { form: 'one', connections: 64, reports: 64 * 320, perRequest: 1 };

/** Reports one by one over 64 connections: answered when durable, against a handler that does nothing. */
export async function measureSingle(folder: string): Promise<Findings> {
  const contest = await Contest.start(folder, 1);
  const rounds = await interleave(ROUNDS, {
    intake: () => contest.toIntake(LOAD),
    empty: () => contest.toEmpty(LOAD),
  });
  const figure = figureOf({
    name: 'HTTP single reports, 64 connections',
    unit: 'reports',
    ours: rounds.intake,
    peer: { name: 'empty Nest + Fastify handler', rounds: rounds.empty },
    aim: { of: 'ratio', atLeast: 0.5 },
  });
  return { figures: [figure], ...(await contest.end()) };
}
