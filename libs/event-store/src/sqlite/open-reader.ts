import { existsSync } from 'node:fs';
import { EventStoreUnavailable, EventStoreUnusable } from '../event-store.errors.js';
import { type EventReader } from '../event-store.port.js';
import { Reader } from './reader.js';

/**
 * Opens the embedded event store for reading only, also while another process writes to it: what was acknowledged by
 * then is seen. It takes no lock and writes nothing.
 *
 * @throws EventStoreUnusable there is no such file, or it is damaged, or not a Kafila event store
 */
export function openSqliteEventReader({ file }: { readonly file: string }): EventReader & { close(): void } {
  if (!existsSync(file)) throw new EventStoreUnusable(`There is no event store at ${file}.`);
  const reader = new Reader(file);
  let open = true;
  const answer = <Result>(read: () => Result): Promise<Result> =>
    new Promise((resolve, reject) => {
      // Whoever pages through the whole store must not hold up the process.
      setImmediate(() => {
        if (!open) {
          reject(new EventStoreUnavailable(`The event store ${file} is closed.`));
          return;
        }
        try {
          resolve(read());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  return {
    head: () => answer(() => reader.head()),
    readStream: (stream, options) => answer(() => reader.readStream(stream, options)),
    readAll: (options) => answer(() => reader.readAll(options)),
    storeFile: { file, streamsBegun: (options) => answer(() => reader.streamsBegun(options)) },
    close: () => {
      open = false;
      reader.close();
    },
  };
}
