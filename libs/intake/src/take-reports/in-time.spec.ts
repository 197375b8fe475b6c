import { type EventStore } from '#kafila/event-store';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Command, type CommandBus } from '@nestjs/cqrs';
import { type ReportScope } from '../scope/report-scope.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { sampleReport } from '../testing/sample-report.js';
import { TERMS } from '../testing/test-desk.js';
import { type CountOutcomes } from './count-outcomes.js';
import { TakeReportStreamCommand } from './take-report-stream.command.js';
import { TakeReportStreamHandler } from './take-report-stream.handler.js';
import { NO_KEYS } from '../signed-reports/signing-keys.js';
import { VerifySignatures } from '../signed-reports/verify-signatures.js';
import { ReportJudge } from './judging/report-judge.js';
import { TakeReportsCommand } from './take-reports.command.js';
import { TakeReportsHandler } from './take-reports.handler.js';
import { ReadUnitAccounts } from '../unit-accounts/read-unit-accounts.js';

const { caller } = TERMS;
const WITHIN_MS = 200;

/** Where nothing is ever answered. */
function silentHandler(): { reports: TakeReportsHandler; lines: TakeReportStreamHandler } {
  const never = (): Promise<never> => new Promise(() => undefined);
  const store = { append: never, readStream: never, readAll: never } as unknown as EventStore;
  const writers = new StreamWriters(store, undefined, undefined, WITHIN_MS);
  const counted = { count: () => undefined } as unknown as CountOutcomes;
  const scope = { allows: () => true } as unknown as ReportScope;
  const judge = new ReportJudge(scope, new VerifySignatures(), NO_KEYS);
  const reports = new TakeReportsHandler(writers, counted, judge, new ReadUnitAccounts(store));
  const execute = (command: Command<unknown>) => reports.execute(command as TakeReportsCommand);
  return { reports, lines: new TakeReportStreamHandler({ execute } as unknown as CommandBus) };
}

const { setImmediate } = globalThis;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/**
 * How long somebody waits for the answer, by a clock that stands while anything is worked on: it passes only once `waiting`
 * have nothing left but to wait.
 */
async function waitedFor<T>(waiting: number, work: Promise<T>): Promise<{ result: T; ms: number }> {
  let [ms, answered] = [0, false];
  const noted = work.finally(() => (answered = true));
  while (jest.getTimerCount() < waiting) await new Promise(setImmediate);
  while (!answered) {
    if (jest.getTimerCount() === 0) await new Promise(setImmediate);
    else {
      ms += 1;
      await jest.advanceTimersByTimeAsync(1);
    }
  }
  return { result: await noted, ms };
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
    const { result: outcomes, ms } = await waitedFor(1, silentHandler().reports.execute(command));
    expect(ms).toBeLessThan(2 * WITHIN_MS);
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
    // Two portions are underway when there is nothing left but to wait.
    const { result: spool, ms } = await waitedFor(2, silentHandler().lines.execute(command));
    expect(ms).toBeLessThan(2 * WITHIN_MS);
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
