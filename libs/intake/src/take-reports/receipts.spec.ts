import { shapeOf } from '#kafila/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleReport } from '../testing/sample-report.js';
import { type Answer, TestDesk } from '../testing/test-desk.js';
import { REPORT_SHAPES } from './report.request.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

type Outcome = Readonly<Record<string, unknown>>;
const send = (body: object): Promise<Answer> => desk.post('/reports', body);
const outcomesOf = async (reports: readonly object[]): Promise<readonly Outcome[]> =>
  (await send(reports)).body['outcomes'] as readonly Outcome[];
const eventsIn = async (stream: string): Promise<number> => (await desk.lastEventsOf(stream, 10_000)).length;

describe('the receipt of a report', () => {
  it('is the same for all copies that are sent at one moment, and only one of them is recorded', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(one)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    const receipts = answers.map(({ body: { outcome: _, ...receipt } }) => JSON.stringify(receipt));
    expect(new Set(receipts).size).toBe(1);
    expect(await eventsIn(`convoy-${convoyId}`)).toBe(5);
  });

  it('is the same whatever the order of its members, the letters of its id and the clock of its unit', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    const { body: first } = await send(one);
    const turned = Object.fromEntries(Object.entries(one).reverse());
    for (const same of [
      turned,
      { ...one, reportId: String(one['reportId']).toUpperCase() },
      { ...one, unit: { ...(one['unit'] as object), clockAt: '2026-03-05T08:00:00+05:00' } },
    ]) {
      const { status, body } = await send(same);
      expect([status, body]).toEqual([200, { ...first, outcome: 'duplicate' }]);
    }
  });

  it('stays the same after other reports, and after the convoy has ended', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    const { body: first } = await send(one);
    await send(sampleReport(convoyId, { place: 'kabul', occurredAt: '2026-03-04T18:00:00+04:30' }));
    await desk.post(`/convoys/${convoyId}/complete`, {
      outstandingReason: 'the unit lost its phone',
      occurredAt: '2026-03-09T00:00:00Z',
    });
    expect((await send(one)).body).toEqual({ ...first, outcome: 'duplicate' });
    const late = await send(sampleReport(convoyId, { place: 'karachi-port' }));
    expect(late.status).toBe(201);
  });

  it('is one for each convoy: the same id in two streams is two facts', async () => {
    const [one, other] = [await desk.dispatched(), await desk.dispatched()];
    const report = sampleReport(one.convoyId);
    const [first, second] = [await send(report), await send({ ...report, convoyId: other.convoyId })];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toMatchObject({
      reportId: first.body['reportId'],
      stream: `convoy-${other.convoyId}`,
    });
  });

  it('counts revisions without a gap, and positions upward', async () => {
    const { convoyId } = await desk.dispatched();
    const outcomes = await outcomesOf(Array.from({ length: 20 }, () => sampleReport(convoyId)));
    expect(outcomes.map(({ revision }) => revision)).toEqual(Array.from({ length: 20 }, (_, i) => i + 4));
    const positions = outcomes.map(({ position }) => BigInt(String(position)));
    expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(positions).size).toBe(20);
  });
});

describe('a report with other content under a known id', () => {
  it('is refused with both digests, and what is known stays', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    const { body: first } = await send(one);
    const { status, body } = await send({ ...one, place: 'kabul' });
    expect([status, body['code'], body['reportId']]).toEqual([409, 'report-id-reused', one['reportId']]);
    expect([body['knownDigest'], body['sentDigest']]).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect(body['knownDigest']).not.toBe(body['sentDigest']);
    expect((await send(one)).body).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('is refused within one batch too: the first one counts', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    const outcomes = await outcomesOf([one, { ...one, place: 'kabul' }, one]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'refused', 'duplicate']);
    expect(outcomes[1]).toMatchObject({ index: 1, problem: { status: 409, code: 'report-id-reused' } });
    const [recorded, , duplicate] = outcomes;
    expect({ ...duplicate, index: 0, outcome: 'recorded' }).toEqual(recorded);
  });
});

describe('many reports', () => {
  it('stand each for itself: a refusal keeps no other from being recorded', async () => {
    const { convoyId } = await desk.dispatched();
    const good = (): object => sampleReport(convoyId);
    const outcomes = await outcomesOf([
      good(),
      sampleReport('nobody'),
      sampleReport(convoyId, { type: 'Rumour' }),
      sampleReport(convoyId, { occurredAt: 'yesterday' }),
      sampleReport(convoyId, { colour: 'red' }),
      sampleReport(convoyId, { reportId: 'no uuid' }),
      [],
      good(),
    ]);
    const shown = outcomes.map(({ outcome, problem }) => {
      const { code, errors = [] } = (problem ?? {}) as { code?: string; errors?: { pointer: string }[] };
      return [code ?? outcome, ...errors.map(({ pointer }) => pointer)];
    });
    expect(shown).toEqual([
      ['recorded'],
      ['unknown-convoy', '#/convoyId'],
      ['unknown-report-type', '#/type'],
      ['invalid-report', '#/occurredAt'],
      ['invalid-report', '#/colour'],
      ['invalid-report', '#/reportId'],
      ['invalid-report', expect.any(String)],
      ['recorded'],
    ]);
    expect(outcomes.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('may be none', async () => {
    const { status, body } = await send([]);
    expect([status, body]).toEqual([200, { outcomes: [] }]);
  });

  it('of every type are recorded, as their examples tell them, and get their receipts again', async () => {
    const { convoyId } = await desk.dispatched();
    const examples = Object.values(REPORT_SHAPES).map((shape) => {
      const [example] = (shapeOf(shape).examples ?? []) as readonly { convoyId?: string }[];
      return { ...example, ...(example?.convoyId === undefined ? {} : { convoyId }) };
    });
    // Some examples share an id; each is sent for itself.
    const reports = examples.map((one, i) => ({ ...one, reportId: sampleReport(String(i))['reportId'] }));
    const first = await outcomesOf(reports);
    expect(first.filter(({ outcome }) => outcome !== 'recorded')).toEqual([]);
    const again = await outcomesOf(reports);
    expect(again).toEqual(first.map((one) => ({ ...one, outcome: 'duplicate' })));
    const streams = new Set(first.map(({ stream }) => String(stream).split('-')[0]));
    expect(streams).toEqual(new Set(['convoy', 'carnet', 'declaration']));
  });
});
