import { type EventStore } from '../event-store.port.js';
import { createStoreFile } from './file/create-file.js';
import { checkStoreFile } from './file/check-file.js';
import { openFailure } from './file/failure.js';
import { storeExists } from './file/file-header.js';
import { becomeOnlyWriter } from './file/only-writer.js';
import { renewLog } from './file/renew-log.js';
import { trueName } from './file/true-name.js';
import { requireNoUnfinishedCopy } from './file/unfinished-copy.js';
import { Reader } from './reading/reader.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { type QueueLimit } from './writing/waiting-appends.js';
import { startThread, startWriter, type WriterThread } from './writing/writer.js';

export interface SqliteEventStoreOptions {
  /**
   * Path of the file. It and its folder are created where they do not exist. Must lie on a local disk: locks and
   * the shared memory of the log do not work over a network. With it go `-wal`, `-shm` and `.lock`.
   */
  readonly file: string;
  /** How much may wait before appends are refused with EventStoreBusy. Default: 10,000 appends, 64 MB. */
  readonly queueLimit?: Partial<QueueLimit>;
}

/**
 * Opens the embedded event store for reading and writing. What it accepts survives the death of process and machine.
 * @throws EventStoreUnusable another writer has the file open, or it is damaged, or not a Kafila event store
 * @throws EventStoreUnavailable the disk failed
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<EventStore> {
  return openWriting(options, startThread);
}

/** The same, with what `start` starts as its thread. */
export async function openWriting(
  options: SqliteEventStoreOptions,
  start: (file: string) => WriterThread,
): Promise<EventStore> {
  const limit = { appends: 10_000, bytes: 64_000_000, ...options.queueLimit };
  const file = trueName(options.file);
  const lock = becomeOnlyWriter(file);
  try {
    requireNoUnfinishedCopy(file);
    if (storeExists(file)) renewLog(file);
    else createStoreFile(file);
    checkStoreFile(file);
    const reader = new Reader(file);
    try {
      const writer = await startWriter(file, limit, start);
      return new SqliteEventStore(file, writer, reader, lock);
    } catch (error) {
      reader.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw openFailure(file, error);
  }
}
