import { existsSync, realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  appendToHeldFile,
  COPIES_STREAM,
  type EventReader,
  type EventSource,
  type EventStorePlace,
  lockFile,
  type NewEvent,
  openEventStoreDb,
  openSqliteEventSource,
} from '#kafila/event-store';
import { ServiceFailure, ServiceUnreachable } from '../../../client/service-failure.js';

/** For so long a server is watched before the copy begins. */
const WATCHED_MS = 500;

/** A store that is copied, and that nobody writes to. */
export interface HeldSource {
  readonly store: EventSource;
  /** @throws ServiceFailure somebody has recorded something after the position */
  requireStill(position: bigint): Promise<void>;
  /** Adds an event to the stream that tells of copies; durable when the promise resolves. */
  note(event: NewEvent): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a store to be copied. The embedded one is locked, so that no service can write to it; a server is watched.
 *
 * @throws ServiceFailure somebody writes to it
 * @throws ServiceUnreachable, EventStoreUnusable, EventStoreUnavailable
 */
export async function holdSource(
  place: EventStorePlace,
  streamPrefixes: readonly string[],
): Promise<HeldSource> {
  if (place.kind === 'sqlite') return holdFile(place.file);
  const store = await openEventStoreDb(place);
  const requireStill = async (position: bigint): Promise<void> => {
    if (await hasEventsAfter(store, position, streamPrefixes)) throw writtenTo();
  };
  try {
    const head = await store.head();
    await delay(WATCHED_MS);
    await requireStill(head);
    const note = async (event: NewEvent): Promise<void> => {
      await store.append(COPIES_STREAM, [event], 'any');
    };
    return { store, requireStill, note, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function holdFile(path: string): HeldSource {
  if (!existsSync(path)) throw new ServiceUnreachable(`There is no event store at ${path}.`);
  const file = realpathSync(path);
  const lock = lockFile(`${file}.lock`);
  if (lock === undefined) throw writtenTo();
  try {
    const store = openSqliteEventSource({ file, mustExist: true });
    return {
      store,
      requireStill: () => Promise.resolve(),
      note: (event) =>
        new Promise((resolve) => {
          appendToHeldFile(file, COPIES_STREAM, event);
          resolve();
        }),
      async close() {
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function hasEventsAfter(
  store: EventReader,
  position: bigint,
  streamPrefixes: readonly string[],
): Promise<boolean> {
  for (let after = position; ;) {
    const page = await store.readAll({ after, streamPrefixes, limit: 1 });
    if (page.events.length > 0 || page.end) return page.events.length > 0;
    after = page.position;
  }
}

function writtenTo(): ServiceFailure {
  return new ServiceFailure(
    'Somebody writes to the source: stop every service that takes something in, then run it again. A copy that has begun is gone on with.',
  );
}
