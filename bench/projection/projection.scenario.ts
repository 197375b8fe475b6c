import { type EventStore, openSqliteEventStore } from '#kafila/event-store';
import { openReadModels, type ReadModels, runProjection, trips } from '#kafila/read-models';
import { join } from 'node:path';
import { figureOf } from '../measure/figures.js';
import { interleave, type Round } from '../measure/interleave.js';
import { type Elapsed, stopwatch } from '../measure/stopwatch.js';
import { type Findings } from '../scenario.js';
import { checkRows, foldStatuses } from './check-rows.js';
import { fill } from './fill.js';

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
        const took = await project(store, readModels, PORTIONS[built++ % PORTIONS.length] ?? EVENTS);
        const found = await checkRows(readModels, statuses);
        faults.push(...found.faults);
        digests.add(found.digest);
        return { count: events, ...took, latencies: new Float64Array() };
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

/** Runs the projection until it has everything. */
async function project(store: EventStore, readModels: ReadModels, eventsPerCommit: number): Promise<Elapsed> {
  const head = await store.head();
  const stop = new AbortController();
  const { signal } = stop;
  const elapsed = stopwatch();
  const all = new Promise<void>((resolve, reject) => {
    readModels.advances.listen((_, position) => {
      if (position >= head) resolve();
    });
    signal.addEventListener('abort', () => {
      reject(new Error('The projection stopped before it had everything.', { cause: signal.reason }));
    });
  });
  const log = {
    parked: (_: string, parked: object) => {
      stop.abort({ parked });
    },
    failed: (_: string, failure: object) => {
      stop.abort(failure);
    },
    resumed: () => undefined,
    changed: () => undefined,
  };
  const running = runProjection({
    projection: trips,
    eventStore: store,
    readModels,
    signal,
    log,
    eventsPerCommit,
  });
  await all;
  const took = elapsed();
  stop.abort();
  await running.finished;
  return took;
}

async function readEverything(store: EventStore): Promise<Round> {
  const took = stopwatch();
  let count = 0;
  for (let end = false, after = 0n; !end;) {
    const page = await store.readAll({ after });
    count += page.events.length;
    ({ end, position: after } = page);
  }
  return { count, ...took(), latencies: new Float64Array() };
}
