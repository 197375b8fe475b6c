import { existsSync } from 'node:fs';
import { EventStoreNotBegun, EventStoreUnusable } from '../event-store.errors.js';
import { type EventSource } from '../event-store.port.js';
import { CommitsElsewhere } from './reading/commits-elsewhere.js';
import { storeExists } from './file/file-header.js';
import { Reader } from './reading/reader.js';
import { SqliteEventSource } from './sqlite-event-source.js';

export interface SqliteEventSourceOptions {
  readonly file: string;
  /** Refuses a file that is not there, instead of waiting for another process to make it. */
  readonly mustExist?: boolean;
}

/**
 * Opens the embedded event store to read it and to follow what another process writes. It takes no lock. Unless it must
 * exist, the file may come later: until then the store is unavailable.
 * @throws EventStoreUnusable the file must exist and does not, or is damaged, or not a Kafila event store
 */
export function openSqliteEventSource({ file, mustExist = false }: SqliteEventSourceOptions): EventSource {
  if (mustExist && !existsSync(file)) throw new EventStoreUnusable(`There is no event store at ${file}.`);
  let opened = mustExist || storeExists(file) ? new Reader(file) : undefined;
  const reader = (): Reader => {
    if (opened) return opened;
    if (!storeExists(file)) {
      throw new EventStoreNotBegun(
        `There is no event store at ${file} yet. The service that takes reports in makes it: is it running, on the same folder?`,
      );
    }
    return (opened = new Reader(file));
  };
  const commits = new CommitsElsewhere(() => reader().head());
  return new SqliteEventSource(file, reader, commits, () => {
    opened?.close();
    return Promise.resolve();
  });
}
