import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../streams/digest.js';
import { StreamWriters } from '../../streams/stream-writers.js';
import { outcomesOfLines } from '../../testing/outcomes-of-lines.js';
import { sampleReport } from '../../testing/sample-report.js';
import { TestDesk } from '../../testing/test-desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

describe('a rule that a report breaks', () => {
  const json = { 'content-type': 'application/json' };
  const ndjson = { 'content-type': 'application/x-ndjson' };
  const textOf = (convoyId: string, more: object = {}): string =>
    JSON.stringify(sampleReport(convoyId, more));
  const withUnit = (unit: object): object => ({ unit: { unitId: 'lead', ...unit } });
  const sealed = (seal: string): object => ({ type: 'SealsAffixed', seals: [seal] });

  const broken: readonly [string, (convoyId: string) => string, number, string, string, string][] = [
    [
      'a name that stands twice',
      (id) => textOf(id).replace('"place"', '"place":"kabul","place"'),
      400,
      'repeated-key',
      '#/place',
      'repeated-key',
    ],
    [
      'a sequence that JSON cannot tell from the next',
      (id) => textOf(id, withUnit({ sequence: 2 ** 53 })),
      422,
      'invalid-report',
      '#/unit/sequence',
      'out-of-range',
    ],
    [
      'a unit with an escape character',
      (id) => textOf(id, withUnit({ unitId: 'lead\u001b[2J' })),
      422,
      'invalid-report',
      '#/unit/unitId',
      'hidden-character',
    ],
    [
      'a seal that turns the direction of the text',
      (id) => textOf(id, sealed('PK\u202e1')),
      422,
      'invalid-report',
      '#/seals/0',
      'hidden-character',
    ],
    [
      'a seal that ends in a control character',
      (id) => textOf(id, sealed('PK1\u0085')),
      422,
      'invalid-report',
      '#/seals/0',
      'hidden-character',
    ],
    [
      'a retraction of itself',
      (id) => {
        const {
          reportId,
          place: _,
          ...one
        } = sampleReport(id, { type: 'ReportRetracted', reason: 'did-not-occur' });
        return JSON.stringify({ ...one, reportId, retracts: String(reportId).toUpperCase() });
      },
      422,
      'invalid-report',
      '#/retracts',
      'retracts-itself',
    ],
  ];

  it.each(broken)('refuses %s by name, alone', async (_, written, status, code, pointer, fault) => {
    const { convoyId } = await desk.dispatched();
    const [wrong, right] = [written(convoyId), textOf(convoyId)];
    const { body } = await desk.post('/reports', wrong, json);
    expect(body).toMatchObject({ status, code, errors: [{ pointer, code: fault }] });
    const many = await desk.post('/reports', `[${right},${wrong}]`, json);
    expect(many.body['outcomes']).toMatchObject([
      { outcome: 'recorded' },
      { outcome: 'refused', problem: { code } },
    ]);
    const lines = await desk.post('/reports', `${wrong}\n${right}`, ndjson);
    expect(lines.body['outcomes']).toMatchObject([
      { outcome: 'refused', problem: { code } },
      { outcome: 'duplicate' },
    ]);
  });

  it.each(broken)(
    'gives %s its receipt where it was recorded before there was the rule',
    async (_, written) => {
      const { convoyId } = await desk.dispatched();
      const text = written(convoyId);
      const receipt = await recordedBefore(convoyId, text);
      const again = { ...receipt, outcome: 'duplicate' };
      expect((await desk.post('/reports', text, json)).body).toEqual(again);
      const many = await desk.post('/reports', `[${text}]`, json);
      const lines = await desk.post('/reports', text, ndjson);
      for (const { body } of [many, lines]) expect(body['outcomes']).toEqual([{ index: 0, ...again }]);
      const other = text.replace('2026-03-02', '2026-03-03');
      expect((await desk.post('/reports', other, json)).body['code']).toMatch(
        /^(repeated-key|invalid-report)$/,
      );
    },
  );

  it('refuses a line that is no UTF-8, unless it was recorded as it was read before', async () => {
    const { convoyId } = await desk.dispatched();
    const [fresh, known] = [0, 0].map(() => Buffer.from(textOf(convoyId, { note: '?' })));
    for (const line of [fresh, known]) line?.fill(0xff, line.lastIndexOf('?'), line.lastIndexOf('?') + 1);
    const receipt = await recordedBefore(convoyId, String(known));
    expect(
      await outcomesOfLines(
        desk,
        [fresh ?? '', '\n', known ?? ''].map((part) => Buffer.from(part)),
      ),
    ).toMatchObject([{ problem: { code: 'malformed-json', line: 1 } }, { ...receipt, outcome: 'duplicate' }]);
  });

  it('lets those go on who send again what was recorded, however many there are', async () => {
    const { convoyId } = await desk.dispatched();
    const text = textOf(convoyId, withUnit({ sequence: 2 ** 60 }));
    await recordedBefore(convoyId, text);
    const lines = [...new Array<string>(1_001).fill(text), textOf(convoyId)].join('\n');
    const { body } = await desk.post('/reports', lines, ndjson);
    expect((body['outcomes'] as object[]).at(-1)).toMatchObject({ index: 1001, outcome: 'recorded' });
  });

  it('does not send a very long type back', async () => {
    const { body } = await desk.post('/reports', { ...sampleReport('c'), type: 'x'.repeat(900_000) });
    expect(body).toMatchObject({ code: 'unknown-report-type' });
    expect(JSON.stringify(body).length).toBeLessThan(5_000);
  });

  /** Records a report as the intake did before the rule. */
  async function recordedBefore(convoyId: string, text: string): Promise<object> {
    const report = JSON.parse(text) as { reportId: string; type: string; occurredAt: string };
    const { reportId, type, occurredAt } = report;
    const digest = digestOf(report);
    const data = { occurredAt: new Date(occurredAt).toISOString(), offset: '+05:00', vehicleIds: [] };
    const event = { id: reportId, type, data, metadata: { digest } };
    const stream = `convoy-${convoyId}`;
    const fact = { event, digest, begins: false, bytes: 0 };
    const [recording] = await desk.app.get(StreamWriters).of(stream).record([fact]);
    if (recording?.outcome !== 'recorded') throw new Error('It was not recorded.');
    const { revision, position, recordedAt } = recording.placement;
    return { outcome: 'recorded', reportId, stream, revision, position: String(position), recordedAt };
  }
});
