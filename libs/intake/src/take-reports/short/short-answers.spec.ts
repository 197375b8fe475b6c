import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SameMembers } from '#kafila/domain/testing';
import request from 'supertest';
import { sampleReport } from '../../testing/sample-report.js';
import { TestDesk } from '../../testing/test-desk.js';
import { type RefusedInShort, type ShortOutcome, shortOutcome, type ShortReceipt } from './short-outcome.js';
import {
  type ShortReportOutcome,
  type ShortReportReceipt,
  type ShortReportRefusal,
} from './short.answers.js';

let desk: TestDesk;
let convoyId: string;
beforeAll(async () => {
  desk = await TestDesk.open();
  ({ convoyId } = await desk.dispatched());
});
afterAll(() => desk.close());

const SHORT = 'application/json; profile=short';
const JSON_TYPE = 'application/json';
const NDJSON = 'application/x-ndjson';
const linesOf = (...reports: readonly (object | string)[]): string =>
  reports.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');

async function send(
  body: string | Buffer,
  type: string,
  accept = '',
  more: Readonly<Record<string, string>> = {},
): Promise<{ status: number; type: string; text: string; packedAs: string | undefined }> {
  const answer = await request(desk.app.getHttpServer())
    .post('/v1/reports')
    .set({ 'content-type': type, ...(accept === '' ? {} : { accept }), ...more })
    .serialize((sent: unknown) => sent as string)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        done(null, Buffer.concat(parts).toString());
      });
    })
    .send(body);
  const { 'content-type': told = '', 'content-encoding': packedAs } = answer.headers as Record<
    string,
    string
  >;
  return { status: answer.status, type: told, text: answer.body as string, packedAs };
}

const outcomesIn = (text: string): readonly ShortOutcome[] =>
  (JSON.parse(text) as { outcomes: readonly ShortOutcome[] }).outcomes;

describe('the answers to reports, asked for in short', () => {
  it('are a receipt of less than 120 bytes for one, which says whether it was recorded before', async () => {
    const report = JSON.stringify(sampleReport(convoyId));
    const [first, second, whole] = [
      await send(report, JSON_TYPE, SHORT),
      await send(report, JSON_TYPE, SHORT),
      await send(report, JSON_TYPE),
    ];
    const { reportId, position } = JSON.parse(whole.text) as ShortReceipt;
    expect([first.status, JSON.parse(first.text)]).toEqual([
      201,
      { outcome: 'recorded', reportId, position },
    ]);
    expect([second.status, JSON.parse(second.text)]).toEqual([
      200,
      { outcome: 'duplicate', reportId, position },
    ]);
    expect(first.type).toContain(SHORT);
    expect(second.text.length).toBeLessThan(120);
  });

  it.each([
    ['an array', JSON_TYPE, (reports: readonly object[]) => JSON.stringify(reports)],
    ['lines', NDJSON, (reports: readonly object[]) => linesOf(...reports)],
  ])('are one such receipt for each of %s, in the order sent', async (_, type, written) => {
    const reports = Array.from({ length: 3 }, () => sampleReport(convoyId));
    await send(JSON.stringify(reports[1]), JSON_TYPE);
    const answer = await send(written(reports), type, SHORT);
    const outcomes = outcomesIn(answer.text) as readonly ShortReceipt[];
    expect([answer.status, answer.type.startsWith(SHORT)]).toEqual([200, true]);
    expect(outcomes.map(({ outcome, reportId }) => [outcome, reportId])).toEqual(
      reports.map((one, i) => [i === 1 ? 'duplicate' : 'recorded', one['reportId']]),
    );
    for (const one of outcomes) expect(Object.keys(one)).toEqual(['outcome', 'reportId', 'position']);
  });

  it('are short whatever the position: 20 digits are the most that any store has', () => {
    const [reportId, position] = ['01926f3a-7c1e-7d2a-9b7e-000000000001', '18446744073709551615'];
    const rest = { stream: 'convoy-x', revision: 7, recordedAt: '2026-03-06T03:02:12.481Z' };
    const told = shortOutcome({ outcome: 'duplicate', reportId, position, ...rest });
    expect(JSON.stringify([told]).length).toBeLessThan(120);
  });

  it('tell a refusal by status, code and field, alone and among others', async () => {
    const report = sampleReport(convoyId, { occurredAt: '2026-03-02T18:00:00' });
    const { reportId } = report as unknown as ShortReceipt;
    const refused = {
      outcome: 'refused',
      reportId,
      status: 422,
      code: 'invalid-report',
      field: '/occurredAt',
    };
    const alone = await send(JSON.stringify(report), JSON_TYPE, SHORT);
    expect([alone.status, JSON.parse(alone.text), alone.type.startsWith(SHORT)]).toEqual([
      422,
      refused,
      true,
    ]);
    expect(outcomesIn((await send(JSON.stringify([report]), JSON_TYPE, SHORT)).text)).toEqual([refused]);
    const lines = await send(linesOf('{', report), NDJSON, SHORT);
    expect(outcomesIn(lines.text)).toEqual([
      { outcome: 'refused', line: 1, status: 400, code: 'malformed-json' },
      { ...refused, line: 2 },
    ]);
  });

  it('tell each refusal of many, and where no more were taken', async () => {
    const { text } = await send(linesOf(...new Array<string>(1_200).fill('0')), NDJSON, SHORT);
    const outcomes = outcomesIn(text);
    expect(outcomes).toHaveLength(1_001);
    expect(outcomes[999]).toMatchObject({ outcome: 'refused', line: 1_000, status: 422 });
    expect(outcomes[1_000]).toEqual({ outcome: 'stopped', index: 1_000 });
    expect(text.length).toBeLessThan(120 * 1_001);
  });

  it('name no more of a field, or of an id, than is short', async () => {
    const report = { ...sampleReport(convoyId), reportId: 'x'.repeat(5_000), ['y'.repeat(5_000)]: 1 };
    const { text } = await send(JSON.stringify([report]), JSON_TYPE, SHORT);
    expect(text.length).toBeLessThan(300);
    expect(outcomesIn(text)).toMatchObject([{ outcome: 'refused', code: 'invalid-report' }]);
  });

  it('are problem documents where no report was looked at', async () => {
    const { status, type, text } = await send('{', JSON_TYPE, SHORT);
    expect([status, type.split(';')[0]]).toEqual([400, 'application/problem+json']);
    expect(JSON.parse(text)).toMatchObject({ code: 'malformed-json' });
  });

  it('are packed where they are long, of bodies that came packed', async () => {
    const reports = Array.from({ length: 50 }, () => sampleReport(convoyId));
    const packed = { 'content-encoding': 'gzip', 'accept-encoding': 'gzip' };
    for (const [type, body] of [
      [JSON_TYPE, JSON.stringify(reports)],
      [NDJSON, linesOf(...reports)],
    ] as const) {
      const { packedAs, text } = await send(gzipSync(body), type, SHORT, packed);
      expect([packedAs, outcomesIn(text).length]).toEqual(['gzip', 50]);
    }
  });

  it.each([
    ['*/*'],
    ['application/json'],
    ['application/json; charset=utf-8'],
    ['application/json, application/json; profile=short; q=0.5'],
    ['application/json; profile=short; q=0'],
    ['application/json; profile=other'],
    ['text/html; profile=short, application/json'],
  ])('are not given to who says %s: the answer is the same, byte for byte', async (accept) => {
    const report = sampleReport(convoyId);
    for (const [body, type] of [
      [JSON.stringify(report), JSON_TYPE],
      [JSON.stringify([report, 0]), JSON_TYPE],
      [linesOf(report, '{'), NDJSON],
    ] as const) {
      await send(body, type);
      const [plain, same] = [await send(body, type), await send(body, type, accept)];
      expect([same.status, same.type, withoutRequest(same.text)]).toEqual([
        plain.status,
        plain.type,
        withoutRequest(plain.text),
      ]);
      expect(plain.text).toContain('"recordedAt"');
    }
  });

  it.each([
    ['application/json;profile="short"'],
    ['Application/JSON; Profile=Short; charset=utf-8'],
    ['application/json; profile=short, application/json; q=0.9, */*; q=0.1'],
  ])('are given to who says %s', async (accept) => {
    const { text } = await send(JSON.stringify(sampleReport(convoyId)), JSON_TYPE, accept);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['outcome', 'reportId', 'position']);
  });

  it('are described with the members that they have', () => {
    type AmongOthers = Pick<ShortReportOutcome, 'outcome' | 'index'> &
      Partial<Omit<ShortReceipt, 'outcome'> & Omit<RefusedInShort, 'outcome'>>;
    const receipt: SameMembers<ShortReceipt, ShortReportReceipt> = true;
    const refusal: SameMembers<RefusedInShort, ShortReportRefusal> = true;
    const amongOthers: SameMembers<AmongOthers, ShortReportOutcome> = true;
    expect([receipt, refusal, amongOthers]).toEqual([true, true, true]);
  });
});

/** Each request has an id of its own. */
function withoutRequest(text: string): string {
  return text.replaceAll(/"requestId":"[^"]*"/g, '');
}
