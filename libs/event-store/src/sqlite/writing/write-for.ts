import Database from 'better-sqlite3';
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { sqliteFailure } from '../file/failure.js';
import { schemaVersion } from '../file/schema.js';
import { GroupCommit } from './group-commit.js';
import { FileFailed, Transactions } from './transactions.js';
import { type FromWriter, type QueuedAppend, unpack, type ToWriter } from './writer.protocol.js';

/** A group larger than this is split, so that one commit does not keep the next ones waiting too long. */
const appendsPerCommit = 4096;

/**
 * Writes to the file what the port asks for, until it is told to close it or the file fails. It is the work of a thread of
 * its own: a commit waits for the disk.
 */
export function writeFor(port: MessagePort, file: string): void {
  const db = new Database(file, { fileMustExist: true, timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // Larger logs are checkpointed more cheaply for each event; the file stays in the tens of megabytes.
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('cache_size = -65536');
  const transactions = new Transactions(db);
  const writing = new GroupCommit(db, transactions);

  function say(message: FromWriter): void {
    port.postMessage(message);
  }

  function stop(): void {
    port.off('message', work);
    db.close();
    port.close();
  }

  /**
   * Takes this message and all that arrived while the last commit ran. Two things were measured and left out, as they gain
   * nothing: splitting a group so that both threads have work, and taking more messages until the moment of the commit.
   */
  function work(first: ToWriter): void {
    let message: ToWriter | undefined = first;
    while (message !== undefined) {
      const waiting: QueuedAppend[] = [];
      while (message?.kind === 'appends' && waiting.length < appendsPerCommit) {
        for (const append of unpack(message.appends)) waiting.push(append);
        message = next();
      }
      for (let at = 0; at < waiting.length; at += appendsPerCommit) {
        const group = waiting.slice(at, at + appendsPerCommit);
        if (!answered(() => writing.commit(group))) return;
      }
      if (message?.kind === 'probe') {
        if (!answered(probe)) return;
        message = next();
      } else if (message?.kind === 'close') {
        stop();
        return;
      }
    }
  }

  function next(): ToWriter | undefined {
    return (receiveMessageOnPort(port) as { message: ToWriter } | undefined)?.message;
  }

  function probe(): FromWriter {
    try {
      transactions.probe(schemaVersion);
      return { kind: 'probed', failure: undefined };
    } catch (error) {
      const failure = sqliteFailure(error);
      if (failure === undefined) throw error;
      return { kind: 'probed', failure };
    }
  }

  /** @returns false where the file has failed and this thread has ended its work */
  function answered(work: () => FromWriter): boolean {
    try {
      say(work());
      return true;
    } catch (error) {
      if (!(error instanceof FileFailed)) throw error;
      say({ kind: 'stopped', message: error.message });
      stop();
      return false;
    }
  }

  port.on('message', work);
  say({ kind: 'ready', position: writing.position });
}
