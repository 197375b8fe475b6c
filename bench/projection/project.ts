import { type EventStore } from '#kafila/event-store';
import { type ReadModels, runProjection, trips } from '#kafila/read-models';
import { type Elapsed, stopwatch } from '../measure/stopwatch.js';

/** A runner of the projection that has everything. */
export interface Projected {
  /** What it took from nothing. */
  readonly took: Elapsed;
  /** Settles when it has come to a position. @throws where an event is parked or the runner fails */
  reached(position: bigint): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the projection until it has everything, and goes on with it until it is stopped. */
export async function project(
  store: EventStore,
  readModels: ReadModels,
  eventsPerCommit: number,
): Promise<Projected> {
  const stop = new AbortController();
  const { signal } = stop;
  const reached = (position: bigint): Promise<void> =>
    new Promise((resolve, reject) => {
      const fail = (): void => {
        reject(new Error('The projection stopped before it had everything.', { cause: signal.reason }));
      };
      const forget = readModels.advances.listen((_, at) => {
        if (at < position) return;
        forget();
        signal.removeEventListener('abort', fail);
        resolve();
      });
      signal.addEventListener('abort', fail);
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
  const elapsed = stopwatch();
  const all = reached(await store.head());
  const running = runProjection({
    ...{ projection: trips, eventStore: store, readModels, signal, log, eventsPerCommit },
  });
  await all;
  return {
    took: elapsed(),
    reached,
    stop: async () => {
      stop.abort();
      await running.finished;
    },
  };
}
