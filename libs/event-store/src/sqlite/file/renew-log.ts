import { closeSync, existsSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { EventStoreUnusable } from '../../event-store.errors.js';
import { syncFolder } from './sync-folder.js';

const bytesAtOnce = 1_048_576;

/**
 * Writes the write-ahead log of `file` over itself, and syncs it. After a sync that failed, the system may show bytes that
 * the disk does not have, and holds them to be written: the next sync would say that all is well, and a power cut would
 * take them, and with them every commit that was acknowledged after. The lock must be held.
 *
 * @throws EventStoreUnusable the disk does not take it
 */
export function renewLog(file: string): void {
  const log = `${file}-wal`;
  if (!existsSync(log)) return;
  try {
    const handle = openSync(log, 'r+');
    try {
      const bytes = Buffer.alloc(bytesAtOnce);
      for (let at = 0; ;) {
        const length = readSync(handle, bytes, 0, bytesAtOnce, at);
        if (length === 0) break;
        for (let done = 0; done < length;) done += writeSync(handle, bytes, done, length - done, at + done);
        at += length;
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    syncFolder(dirname(file));
  } catch (cause) {
    const { message } = cause as Error;
    throw new EventStoreUnusable(`The log of the event store ${file} could not be made durable: ${message}`, {
      cause,
    });
  }
}
