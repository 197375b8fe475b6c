import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import request from 'supertest';
import { sampleReport } from '../testing/sample-report.js';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { OutcomeSpool } from './outcome-spool.js';
import { TakeReportStreamCommand } from './take-report-stream.command.js';

let desk: TestDesk;
let convoyId: string;
beforeAll(async () => {
  desk = await TestDesk.open();
  ({ convoyId } = await desk.dispatched());
});
afterAll(() => desk.close());

type Outcome = Readonly<Record<string, unknown>> & { readonly problem?: Readonly<Record<string, unknown>> };

const line = (more: object = {}): string => JSON.stringify(sampleReport(convoyId, more));

async function sendLines(body: string | Buffer): Promise<readonly Outcome[]> {
  const answer = await request(desk.app.getHttpServer())
    .post('/v1/reports')
    .type('application/x-ndjson')
    .send(body);
  expect([answer.status, answer.headers['content-type']]).toEqual([
    200,
    expect.stringMatching(/^application\/json/),
  ]);
  return (answer.body as { outcomes: readonly Outcome[] }).outcomes;
}

/** What became of each line: `recorded`, or the code of its problem and the number of the line. */
const told = (outcomes: readonly Outcome[]): readonly unknown[] =>
  outcomes.map(({ outcome, problem }) =>
    problem === undefined ? outcome : [problem['code'], problem['line']],
  );

describe('lines of reports', () => {
  it.each([
    ['end with a line feed', () => `${line()}\n${line()}\n`],
    ['end without one', () => `${line()}\n${line()}`],
    ['end like those of Windows', () => `${line()}\r\n${line()}\r\n`],
    ['stand among empty ones', () => `\n\n${line()}\n  \n\r\n${line()}\n\n`],
    ['stand after a byte order mark', () => `\ufeff${line()}\n${line()}`],
    ['have blanks around them', () => `  ${line()}  \n\t${line()}`],
  ])('may %s', async (_, text) => {
    expect(told(await sendLines(text()))).toEqual(['recorded', 'recorded']);
  });

  it.each([
    ['breaks off', () => line().slice(0, -1), 'malformed-json'],
    ['holds two reports', () => `${line()} ${line()}`, 'malformed-json'],
    ['changes what objects are', () => `{"__proto__": {}, ${line().slice(1)}`, 'forbidden-key'],
    ['is nested without end', () => `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'json-too-deep'],
  ])('that %s is refused alone, with its number', async (_, wrong, code) => {
    const outcomes = await sendLines([line(), wrong(), '', line()].join('\n'));
    expect(told(outcomes)).toEqual(['recorded', [code, 2], 'recorded']);
    expect(outcomes.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('that is too long is refused alone, with its number', async () => {
    const long = line({ note: 'x'.repeat(2 * 1024 * 1024) });
    const outcomes = await sendLines([line(), long, line()].join('\n'));
    expect(told(outcomes)).toEqual(['recorded', ['line-too-long', 2], 'recorded']);
  });

  it.each([
    ['no object', '7', 'invalid-report'],
    ['a list', '[]', 'invalid-report'],
    ['nothing', 'null', 'invalid-report'],
    ['a report about nobody', JSON.stringify(sampleReport('nobody')), 'unknown-convoy'],
  ])('that tell %s are refused as a single one would be', async (_, wrong, code) => {
    const [outcome] = await sendLines(wrong);
    expect([outcome?.outcome, outcome?.problem?.['code']]).toEqual(['refused', code]);
  });

  it('may be none', async () => {
    expect(await sendLines('\n\n')).toEqual([]);
  });

  it('are kept as far as they were whole where the stream breaks off, and get their receipts afterwards', async () => {
    const whole = [line(), line()];
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Promise.resolve(Buffer.from(`${whole.join('\n')}\n{"type":`));
      throw new Error('The line went dead.');
    }
    const before = (await desk.lastEventsOf(`convoy-${convoyId}`, 10_000)).length;
    const take = desk.execute(new TakeReportStreamCommand(broken(), TERMS.caller));
    await expect(take).rejects.toThrow('The line went dead.');
    const outcomes = await sendLines(whole.join('\n'));
    const after = (await desk.lastEventsOf(`convoy-${convoyId}`, 10_000)).length;
    expect(outcomes.every(({ outcome }) => outcome === 'recorded' || outcome === 'duplicate')).toBe(true);
    expect(after - before).toBe(2);
  });
});

describe('the outcomes of a long stream', () => {
  const outcome = (i: number) => ({
    ...{ outcome: 'recorded' as const, reportId: `report-${i}`, stream: 'convoy-long' },
    ...{ revision: i, position: String(i), recordedAt: '2026-03-02T13:00:00.000Z' },
  });
  const answerOf = async (spool: OutcomeSpool): Promise<readonly Outcome[]> => {
    const parts: Uint8Array[] = [];
    for await (const part of spool.answer()) parts.push(part);
    return (JSON.parse(Buffer.concat(parts).toString()) as { outcomes: readonly Outcome[] }).outcomes;
  };
  const filesLeft = async (): Promise<readonly string[]> =>
    (await readdir(tmpdir())).filter((name) => name.startsWith('kafila-outcomes-'));

  it.each([0, 1, 2, 20_000])('are answered whole and in order: %d of them', async (count) => {
    const spool = new OutcomeSpool();
    for (let i = 0; i < count; i++) await spool.add(outcome(i));
    const outcomes = await answerOf(spool);
    expect(outcomes).toHaveLength(count);
    expect(outcomes.every(({ index, revision }, i) => index === i && revision === i)).toBe(true);
  });

  it('leave no file where nobody reads them to the end', async () => {
    const spool = new OutcomeSpool();
    for (let i = 0; i < 20_000; i++) await spool.add(outcome(i));
    for await (const part of spool.answer()) {
      expect(part.byteLength).toBeGreaterThan(0);
      break;
    }
    // One of another process has its name for a moment only.
    while ((await filesLeft()).length > 0) await nextTurn();
    await expect(spool.close()).resolves.toBeUndefined();
  });
});
