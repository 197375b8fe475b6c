import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreMisconfigured } from '../event-store.errors.js';
import { type EventStore } from '../event-store.port.js';
import { Append } from './appending/append.js';
import { BatchAppends } from './appending/batch-append.js';
import { ReadBacks } from './appending/read-backs.js';
import { BegunStreams } from './begun-streams.js';
import { type Hindrance } from './connecting/hindrance.js';
import { Connection } from './connection.js';
import { Positions } from './positions.js';
import { Head, readAll } from './read-all.js';
import { isRemoved, readStream } from './read-stream.js';
import { RecordedAt } from './appending/recorded-at.js';
import { clockFault, ServerClock } from './appending/server-clock.js';
import { spreadPauseAfter, unavailable } from './retry.js';
import { type EventStoreDbOptions } from './settings.js';
import { unlessDeleted } from './removed.js';
import { subscribe } from './subscribe.js';

/** Whoever asks for the health of a service does not wait long. */
const HEALTH_WAIT_MS = 400;

/**
 * Opens an event store of EventStoreDB or KurrentDB, from 21.10 on, one server or a cluster, once it has answered. A
 * position is the commit position in the server's log.
 * @throws EventStoreUnavailable no server answered within the patience
 * @throws EventStoreMisconfigured at once: what waiting cannot mend
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const connection = new Connection(options);
  const batches = new BatchAppends(connection);
  const positions = new Positions(connection);
  const readBacks = new ReadBacks(connection);
  const head = new Head(connection);
  const recordedAt = new RecordedAt();
  const clock = new ServerClock(connection);
  const store: EventStore = {
    gapless: false,
    showsWithinMs: connection.settings.showsWithinMs,
    // Another thread has the url alone to open it by.
    ...(!options.credentials && {
      streamList: new BegunStreams(connection, positions, { kind: 'eventstoredb', url: options.url }, head),
    }),
    async append(stream, events, expectedRevision) {
      const append = new Append(
        { connection, batches, positions, readBacks, recordedAt, clock },
        stream,
        events,
        expectedRevision,
      );
      return unlessDeleted(
        stream,
        connection.operation(`append to ${stream}`, () => append.attempt()),
      );
    },
    onConnectionLost(lost) {
      connection.onLost(lost);
    },
    async readStream(stream, readOptions) {
      const read = () => readStream(connection, positions, stream, readOptions);
      const page = await unlessDeleted(stream, connection.operation(`read ${stream}`, read));
      for (const event of [page.events[0], page.events.at(-1)])
        if (event) recordedAt.note(stream, event.recordedAt);
      return page;
    },
    fault: () => clockFault(clock),
    isRemoved: (stream, revision) =>
      connection.operation(`look for ${stream}`, () => isRemoved(connection, stream, revision)),
    readAll: (readOptions) => connection.operation('read all', () => readAll(connection, readOptions)),
    subscribe: (subscribeOptions) => subscribe(connection, head, subscribeOptions),
    head: () => connection.operation('find the head', () => head.find()),
    hindrance: () => connection.hindrance(connection.lastFailure, HEALTH_WAIT_MS),
    close: () => connection.close(),
  };
  try {
    await answered(connection, head, withoutSecrets(options.url));
  } catch (error) {
    await connection.close();
    throw error;
  }
  return store;
}

/** Settles once the store has answered. @throws EventStoreUnavailable at once where a setting is wrong, else when patience is over */
async function answered(connection: Connection, head: Head, url: string): Promise<void> {
  const { patienceMs, trace } = connection.settings;
  const began = performance.now();
  for (let failures = 1; ; failures++) {
    let [cause, hindrance]: [unknown, Hindrance | undefined] = [undefined, await connection.hindrance()];
    if (!hindrance) {
      try {
        await head.find();
        return;
      } catch (error) {
        [cause, hindrance] = [error, await connection.hindrance(error)];
      }
    }
    const failed = unavailable(`No event store answered at ${url}.`, hindrance, cause);
    trace({ what: 'opening', failures, cause: failed });
    const pause = spreadPauseAfter(failures);
    const isOver = performance.now() - began + pause > patienceMs;
    if (isOver || failed instanceof EventStoreMisconfigured) throw failed;
    await delay(pause);
  }
}

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
