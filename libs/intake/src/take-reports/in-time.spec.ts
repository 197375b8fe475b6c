import { type EventStore } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { type Command, type CommandBus } from '@nestjs/cqrs';
import { StreamWriters } from '../streams/stream-writers.js';
import { sampleReport } from '../testing/sample-report.js';
import { TERMS } from '../testing/test-desk.js';
import { type CountOutcomes } from './count-outcomes.js';
import { TakeReportStreamCommand } from './take-report-stream.command.js';
import { TakeReportStreamHandler } from './take-report-stream.handler.js';
import { TakeReportsCommand } from './take-reports.command.js';
import { TakeReportsHandler } from './take-reports.handler.js';

const { caller } = TERMS;
const WITHIN_MS = 200;

/** Where nothing is ever answered. */
function silentHandler(): { reports: TakeReportsHandler; lines: TakeReportStreamHandler } {
  const never = (): Promise<never> => new Promise(() => undefined);
  const store = { append: never, readStream: never, readAll: never } as unknown as EventStore;
  const writers = new StreamWriters(store, undefined, undefined, WITHIN_MS);
  const reports = new TakeReportsHandler(writers, { count: () => undefined } as unknown as CountOutcomes);
  const execute = (command: Command<unknown>) => reports.execute(command as TakeReportsCommand);
  return { reports, lines: new TakeReportStreamHandler({ execute } as unknown as CommandBus) };
}

async function answeredWithin<T>(ms: number, work: Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work;
  expect(performance.now() - began).toBeLessThan(ms);
  return result;
}

describe('while the event store does not answer', () => {
  it('each of many reports is refused in time, and says when to send it again, also those that ask whether they are known', async () => {
    const bodies = [
      sampleReport('c1'),
      ...Array.from({ length: 20 }, () => sampleReport('c2', { place: 'nowhere' })),
    ];
    const command = new TakeReportsCommand(
      bodies.map((body) => ({ body })),
      caller,
    );
    const outcomes = await answeredWithin(10 * WITHIN_MS, silentHandler().reports.execute(command));
    expect(outcomes).toHaveLength(21);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        outcome: 'refused',
        problem: { status: 503, code: 'event-store-unavailable', retryAfterSeconds: 5 },
      });
    }
  });

  it('a stream of lines is answered in the time of one portion, and each line says when to send it again', async () => {
    const text = Array.from({ length: 5_500 }, () => JSON.stringify(sampleReport('c1'))).join('\n');
    async function* body(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      for (const chunk of text.match(/[^]{1,60000}/g) ?? []) yield Buffer.from(chunk);
    }
    const command = new TakeReportStreamCommand(body(), caller);
    const spool = await answeredWithin(10 * WITHIN_MS, silentHandler().lines.execute(command));
    const chunks: Uint8Array[] = [];
    for await (const chunk of spool.answer()) chunks.push(chunk);
    const { outcomes } = JSON.parse(Buffer.concat(chunks).toString()) as {
      outcomes: Record<string, unknown>[];
    };
    expect(outcomes).toHaveLength(5_500);
    expect(outcomes[0]).toMatchObject({ problem: { retryAfterSeconds: 5 } });
    expect(outcomes.at(-1)).toMatchObject({
      ...{ status: 503, code: 'event-store-unavailable', retryAfterSeconds: 5 },
    });
  });
});
