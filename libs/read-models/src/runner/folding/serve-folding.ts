import { addGeography, KeyPlaces } from '#kafila/domain';
import {
  type Anchors,
  confirmAnchors,
  type EventSource,
  EventStoreChanged,
  openEventSource,
} from '#kafila/event-store';
import { parentPort, workerData } from 'node:worker_threads';
import { Skipped } from '../parking/skipped-events.js';
import { type Projection } from '../projection/projection.js';
import { foldStreams } from './fold-streams.js';
import { type Answered, type Asked, type Started } from './folding-threads.js';

/** Streams that a thread reads from a server at one time. */
const READS_AT_ONCE = 16;

/** The program of a thread that folds streams: it folds what it is asked to, until it is ended. */
export function serveFolding(projection: Projection): void {
  const port = parentPort;
  if (port === null) throw new Error('This module is started as a thread.');
  const { place, upTo, anchors, skipped, keys: events, unwritten, geography } = workerData as Started;
  addGeography(geography);
  const opened = openEventSource(place);
  const folding = opened.then((eventStore) => {
    const readsAtOnce = place.kind === 'sqlite' ? 1 : READS_AT_ONCE;
    const read = { readsAtOnce, keys: new KeyPlaces(events), skippedOf: new Skipped(skipped).of };
    const context = { projection, eventStore, upTo, unwritten, ...read };
    return whileSure(eventStore, anchors, (streams: readonly string[]) => foldStreams(context, streams));
  });
  // It may fail before it is awaited.
  folding.catch(() => undefined);
  let before = Promise.resolve();
  port.on('message', (asked: Asked) => {
    const { number } = asked;
    const answer = async (work: () => Promise<Answered>): Promise<void> => {
      try {
        port.postMessage(await work());
      } catch (error) {
        const { name, message, stack } = error as Error;
        port.postMessage({ number, failure: { name, message, stack } } satisfies Answered);
      }
    };
    if ('streams' in asked) {
      const { streams } = asked;
      before = before.then(() => answer(async () => ({ number, folded: await (await folding)(streams) })));
    } else {
      // Beside the folding, which waits for it.
      void answer(async () => {
        const { streamList } = await opened;
        return { number, begun: (await streamList?.streamsBegun(asked.begun)) ?? [] };
      });
    }
  });
}

/**
 * The same work, done again where the connection to the store was lost meanwhile, until all of it was read from a store that is
 * known to have what it must have: the leader that answers next may not show everything yet, or it is another store.
 *
 * @throws EventStoreChanged, EventStoreUnavailable
 */
export function whileSure<Asking, Answer>(
  store: Pick<EventSource, 'onConnectionLost'> & Parameters<typeof confirmAnchors>[0],
  anchors: Anchors,
  work: (asked: Asking) => Promise<Answer>,
): (asked: Asking) => Promise<Answer> {
  let [lost, sureAt] = [0, store.onConnectionLost ? -1 : 0];
  store.onConnectionLost?.(() => (lost += 1));
  return async (asked) => {
    for (;;) {
      const before = lost;
      if (sureAt !== before) {
        const { outcome } = await confirmAnchors(store, anchors);
        if (outcome !== 'same') throw new EventStoreChanged('A loss of events was accepted meanwhile.');
        sureAt = before;
        continue;
      }
      const answer = await work(asked);
      if (lost === before) return answer;
    }
  };
}
