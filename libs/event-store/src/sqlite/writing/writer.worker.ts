import Database from 'better-sqlite3';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { FileFailed, GroupCommit } from './group-commit.js';
import { type FromWriter, type QueuedAppend, unpack, type ToWriter } from './writer.protocol.js';

/** A group larger than this is split, so that one commit does not keep the next ones waiting too long. */
const appendsPerCommit = 4096;

if (parentPort === null) throw new Error('This module is started as a thread by writer.ts.');
const port = parentPort;
const { file } = workerData as { file: string };

const db = new Database(file, { fileMustExist: true, timeout: 5000 });
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
// Larger logs are checkpointed more cheaply for each event; the file stays in the tens of megabytes.
db.pragma('wal_autocheckpoint = 4000');
db.pragma('cache_size = -65536');
const writing = new GroupCommit(db);

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
      message = (receiveMessageOnPort(port) as { message: ToWriter } | undefined)?.message;
    }
    for (let at = 0; at < waiting.length; at += appendsPerCommit) {
      if (!commit(waiting.slice(at, at + appendsPerCommit))) return;
    }
    if (message?.kind === 'close') {
      stop();
      return;
    }
  }
}

function commit(group: readonly QueuedAppend[]): boolean {
  try {
    say(writing.commit(group));
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
