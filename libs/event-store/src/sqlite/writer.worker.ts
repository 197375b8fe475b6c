import Database from 'better-sqlite3';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { FileFailed, GroupCommit } from './group-commit.js';
import { type FromWriter, type QueuedAppend, unpack, type ToWriter } from './writer.protocol.js';

/** A group larger than this is split, so that one commit does not keep the next ones waiting too long. */
const appendsPerCommit = 4096;
const appendsWorthTwoCommits = 16;

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

function tell(message: FromWriter): void {
  port.postMessage(message);
}

function stop(): void {
  port.off('message', work);
  db.close();
  port.close();
}

const waiting: QueuedAppend[] = [];
let closing = false;

function take(message: ToWriter): void {
  if (message.kind === 'close') closing = true;
  else for (const append of unpack(message.appends)) waiting.push(append);
}

/** Takes what arrived while the last commit ran. */
function takeArrived(): void {
  while (waiting.length < appendsPerCommit) {
    const arrived = receiveMessageOnPort(port) as { message: ToWriter } | undefined;
    if (arrived === undefined) return;
    take(arrived.message);
  }
}

/** Called where the thread was idle. */
function work(message: ToWriter): void {
  take(message);
  takeArrived();
  // Many who all waited for one commit come back all at once: then one thread would idle while the other works. Half
  // of them answered early get both threads to work at the same time, at the price of one more sync.
  let size = waiting.length < appendsWorthTwoCommits ? appendsPerCommit : Math.ceil(waiting.length / 2);
  while (waiting.length > 0) {
    if (!commit(waiting.splice(0, Math.min(size, appendsPerCommit)))) return;
    takeArrived();
    size = appendsPerCommit;
  }
  if (closing) stop();
}

/** Returns false where the thread gave up. */
function commit(group: readonly QueuedAppend[]): boolean {
  try {
    tell(writing.commit(group));
    return true;
  } catch (error) {
    if (!(error instanceof FileFailed)) throw error;
    tell({ kind: 'stopped', message: error.message });
    stop();
    return false;
  }
}

port.on('message', work);
tell({ kind: 'ready', position: writing.position });
