import { EventStoreUnavailable } from '../event-store.errors.js';
import { type EventStore } from '../event-store.port.js';
import { Append } from './append.js';
import { Connection } from './connection.js';
import { isRemoved } from './is-removed.js';
import { Positions } from './positions.js';
import { Head, readAll } from './read-all.js';
import { readStream } from './read-stream.js';
import { RecordedAt } from './recorded-at.js';
import { clockFault, ServerClock } from './server-clock.js';
import { type EventStoreDbOptions } from './settings.js';
import { subscribe } from './subscribe.js';

/**
 * Opens an event store of EventStoreDB or KurrentDB, from 21.10 on, one server or a cluster, once it has answered. A
 * position is the commit position in the server's log.
 * @throws EventStoreUnavailable no server answered within the patience
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const connection = new Connection(options);
  const positions = new Positions(connection);
  const head = new Head(connection);
  const recordedAt = new RecordedAt();
  const clock = new ServerClock(connection);
  const store: EventStore = {
    gapless: false,
    async append(stream, events, expectedRevision) {
      const append = new Append(
        { connection, positions, recordedAt, clock },
        stream,
        events,
        expectedRevision,
      );
      return connection.operation(`append to ${stream}`, () => append.attempt());
    },
    onConnectionLost(lost) {
      connection.onLost(lost);
    },
    async readStream(stream, readOptions) {
      const read = () => readStream(connection, positions, stream, readOptions);
      const page = await connection.operation(`read ${stream}`, read);
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
    close: () => connection.close(),
  };
  try {
    await store.head();
  } catch (error) {
    await connection.close();
    throw error instanceof EventStoreUnavailable
      ? new EventStoreUnavailable(`No event store answered at ${withoutSecrets(options.url)}.`, {
          cause: error,
        })
      : error;
  }
  return store;
}

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
