import { EventStoreUnavailable } from '../event-store.errors.js';
import { type EventSource } from '../event-store.port.js';
import { CommitsElsewhere } from './commits-elsewhere.js';
import { storeExists } from './file-header.js';
import { Reader } from './reader.js';
import { SqliteEventSource } from './source.js';

/**
 * Opens the embedded event store to read and to follow what another process writes to it. It takes no lock and writes
 * nothing. The file may come later: as long as it is not there, the store is unavailable.
 *
 * @throws EventStoreUnusable the file is damaged, or not a Kafila event store
 */
export function openSqliteEventSource({ file }: { readonly file: string }): EventSource {
  let opened: Reader | undefined;
  const reader = (): Reader => {
    if (opened) return opened;
    if (!storeExists(file)) {
      throw new EventStoreUnavailable(
        `There is no event store at ${file} yet. The service that takes reports in makes it: is it running, on the same folder?`,
      );
    }
    return (opened = new Reader(file));
  };
  if (storeExists(file)) reader();
  const commits = new CommitsElsewhere(() => reader().head());
  return new SqliteEventSource(file, reader, commits, () => {
    opened?.close();
    return Promise.resolve();
  });
}
