import { describe, expect, it } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import { EventStoreUnavailable } from '../../event-store.errors.js';
import { sampleEvents } from '../../testing/sample-events.js';
import { type FromWriter } from './writer.protocol.js';
import { Writer } from './writer.js';

/** A writer whose thread runs the given code on its first message. */
function writerWhoseThread(code: string): Writer {
  const program = `const { parentPort } = require('node:worker_threads'); parentPort.once('message', () => { ${code} });`;
  return new Writer(new Worker(program, { eval: true }), 'events.db', { appends: 100, bytes: 100_000 }, 41n);
}
const stopped: FromWriter = { kind: 'stopped', message: 'disk I/O error' };

describe('a writer whose thread stops', () => {
  it.each([
    ['by ending', 'process.exit(0)', /ended unexpectedly/],
    ['by an error', "throw new Error('out of the blue')", /out of the blue/],
    [
      'by giving up the file',
      `parentPort.postMessage(${JSON.stringify(stopped)}); parentPort.close()`,
      /disk I\/O error/,
    ],
  ])(
    '%s rejects what waits and what comes later, and wakes those who wait for commits',
    async (_, code, reason) => {
      const writer = writerWhoseThread(code);
      const waking = writer.commits.beyond(41n, new AbortController().signal);
      const waiting = [1, 2].map((n) => writer.append(`convoy-${n}`, sampleEvents(2), 'any'));
      for (const append of waiting) {
        await expect(append).rejects.toThrow(EventStoreUnavailable);
        await expect(append).rejects.toThrow(reason);
      }
      await waking;
      expect(writer.commits.failure).toBeInstanceOf(EventStoreUnavailable);
      await expect(writer.append('convoy-1', sampleEvents(1), 'any')).rejects.toThrow(reason);
      await writer.close();
    },
  );
});
