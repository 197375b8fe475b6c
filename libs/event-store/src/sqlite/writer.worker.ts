import Database from 'better-sqlite3';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { FileFailed, GroupCommit } from './group-commit.js';
import { type FromWriter, type QueuedAppend, takeAppends, type ToWriter } from './writer.protocol.js';

/** A group larger than this is split, so that one commit does not keep the next ones waiting too long. */
const eventsPerCommit = 4096;

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

/** Takes this message and all that arrived while the last commit ran. */
function work(first: ToWriter): void {
  let message: ToWriter | undefined = first;
  while (message !== undefined) {
    let group: QueuedAppend[] = [];
    let events = 0;
    while (message?.kind === 'appends' && events < eventsPerCommit) {
      const appends = takeAppends(message.appends);
      group = group.length === 0 ? appends : group.concat(appends);
      for (const { count } of appends) events += count;
      message = (receiveMessageOnPort(port) as { message: ToWriter } | undefined)?.message;
    }
    if (group.length > 0) {
      try {
        tell(writing.commit(group));
      } catch (error) {
        if (!(error instanceof FileFailed)) throw error;
        tell({ kind: 'stopped', message: error.message });
        stop();
        return;
      }
    }
    if (message?.kind === 'close') {
      stop();
      return;
    }
  }
}

port.on('message', work);
tell({ kind: 'ready', position: writing.position });
