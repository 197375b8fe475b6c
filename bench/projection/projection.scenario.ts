import { openSqliteEventStore } from '#kafila/event-store';
import { openReadModels } from '#kafila/read-models';
import { join } from 'node:path';
import { figureOf } from '../measure/figures.js';
import { interleave } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { checkRows, foldStatuses } from './check-rows.js';
import { fill } from './fill.js';
import { project } from './project.js';
import { readEverything } from './read-everything.js';

const ROUNDS = 3;
const EVENTS = 200_000;

/** Each round commits in other portions: the rows must not depend on them. */
const PORTIONS = [20_000, 18_000, 23_000];

/** Builds the read models of 200,000 events from nothing, against only reading the events. */
export async function measureProjection(folder: string): Promise<Findings> {
  const store = await openSqliteEventStore({ file: join(folder, 'events.db') });
  const { events, convoyIds } = await fill(store, EVENTS);
  const statuses = await foldStatuses(store, convoyIds);
  const faults: string[] = [];
  const digests = new Set<string>();
  let built = 0;
  const rounds = await interleave(ROUNDS, {
    trips: async () => {
      const readModels = await openReadModels(`sqlite:${join(folder, `read-models-${built}.db`)}`);
      try {
        const projected = await project(store, readModels, PORTIONS[built++ % PORTIONS.length] ?? EVENTS);
        await projected.stop();
        const found = await checkRows(readModels, statuses);
        faults.push(...found.faults);
        digests.add(found.digest);
        return { count: events, ...projected.took, latencies: new Float64Array() };
      } finally {
        await readModels.close();
      }
    },
    reading: () => readEverything(store),
  });
  await store.close();
  if (digests.size !== 1) faults.push(`the same events gave rows of ${digests.size} digests`);
  const figure = figureOf({
    name: `projection of ${events.toLocaleString('en')} events`,
    unit: 'events',
    ours: rounds.trips,
    peer: { name: 'only reading them', rounds: rounds.reading },
  });
  return {
    figures: [figure],
    faults,
    checked: `rows of ${convoyIds.length.toLocaleString('en')} convoys, built ${built} times`,
  };
}
