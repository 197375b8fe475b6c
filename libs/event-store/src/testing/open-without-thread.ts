import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { type EventStore } from '../event-store.port.js';
import { openWriting, type SqliteEventStoreOptions } from '../sqlite/open-store.js';
import { writeFor } from '../sqlite/writing/write-for.js';
import { type ToWriter } from '../sqlite/writing/writer.protocol.js';
import { type WriterThread } from '../sqlite/writing/writer.js';

/**
 * The embedded event store, which writes in the thread of its caller: a thread takes longer to start than most tests to
 * run. It is for tests that are about something else than the store.
 */
export function openWithoutThread(options: SqliteEventStoreOptions): Promise<EventStore> {
  return openWriting(options, writeHere);
}

function writeHere(file: string): WriterThread {
  const { port1, port2 } = new MessageChannel();
  const thread = new EventEmitter();
  port1.on('message', (message) => thread.emit('message', message));
  port1.on('close', () => thread.emit('exit', 0));
  writeFor(port2, file);
  const postMessage = (message: ToWriter): void => {
    port1.postMessage(message);
  };
  return Object.assign(thread, { postMessage });
}
