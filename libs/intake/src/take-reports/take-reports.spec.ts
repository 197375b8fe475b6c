import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outcomesOfLines } from '../testing/outcomes-of-lines.js';
import { sampleReport } from '../testing/sample-report.js';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { TakeReportCommand } from './take-report.command.js';
import { TakeReportsCommand } from './take-reports.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const { caller } = TERMS;

describe('to take one report', () => {
  it('records it as an event of its stream, and tells where it is kept', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    const receipt = await desk.execute(new TakeReportCommand(one, caller));
    expect(receipt).toMatchObject({
      outcome: 'recorded',
      reportId: one['reportId'],
      stream: `convoy-${convoyId}`,
      revision: 4,
    });
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toMatchObject([
      { type: 'CheckpointPassed', data: { occurredAt: '2026-03-02T13:00:00.000Z', place: 'peshawar' } },
    ]);
  });

  it('gives the first receipt again where it is sent again', async () => {
    const { convoyId } = await desk.dispatched();
    const take = new TakeReportCommand(sampleReport(convoyId), caller);
    const first = await desk.execute(take);
    expect(await desk.execute(take)).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('is refused with other content under a known id', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    await desk.execute(new TakeReportCommand(one, caller));
    const other = new TakeReportCommand({ ...one, place: 'kabul' }, caller);
    expect(await desk.refusalOf(other)).toEqual([409, 'report-id-reused']);
  });

  it.each([
    ['a convoy that is not planned', { convoyId: 'nobody' }, [404, 'unknown-convoy']],
    ['a type that does not exist', { type: 'Rumour' }, [422, 'unknown-report-type']],
    ['a place that does not exist', { place: 'nowhere' }, [422, 'invalid-report']],
  ])('is refused for %s', async (_, wrong, refusal) => {
    const { convoyId } = await desk.dispatched();
    expect(await desk.refusalOf(new TakeReportCommand(sampleReport(convoyId, wrong), caller))).toEqual(
      refusal,
    );
  });
});

describe('to take many reports', () => {
  it('records those that can be, and tells of each in the order sent', async () => {
    const [one, other] = [await desk.dispatched(), await desk.dispatched()];
    const bodies = [
      sampleReport(one.convoyId),
      sampleReport(one.convoyId, { place: 'nowhere' }),
      sampleReport(other.convoyId),
      'no report',
    ];
    const outcomes = await desk.execute(
      new TakeReportsCommand(
        bodies.map((body) => ({ body })),
        caller,
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'refused', 'recorded', 'refused']);
    expect(outcomes[1]).toMatchObject({
      reportId: bodies[1] instanceof Object ? bodies[1]['reportId'] : '',
      problem: { code: 'invalid-report' },
    });
  });
});

describe('to take a stream of reports', () => {
  const outcomesOf = (text: string): ReturnType<typeof outcomesOfLines> =>
    outcomesOfLines(
      desk,
      (text.match(/[^]{1,700}/g) ?? []).map((chunk) => Buffer.from(chunk)),
    );

  it('takes each line for itself, and tells the number of one that cannot be read', async () => {
    const { convoyId } = await desk.dispatched();
    const lines = [
      JSON.stringify(sampleReport(convoyId)),
      '{"broken',
      JSON.stringify(sampleReport(convoyId)),
    ];
    const outcomes = await outcomesOf(lines.join('\n'));
    expect(outcomes.map(({ index, outcome }) => [index, outcome])).toEqual([
      [0, 'recorded'],
      [1, 'refused'],
      [2, 'recorded'],
    ]);
    expect(outcomes[1]).toMatchObject({ problem: { code: 'malformed-json', line: 2 } });
  });

  it('answers in the order of the lines also where they are taken in portions', async () => {
    const { convoyId } = await desk.dispatched();
    const reports = Array.from({ length: 2_500 }, () => sampleReport(convoyId));
    const outcomes = await outcomesOf(reports.map((one) => JSON.stringify(one)).join('\n'));
    expect(outcomes.map(({ reportId }) => reportId)).toEqual(reports.map(({ reportId }) => reportId));
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['recorded']));
  });
});

describe('POST /v1/reports', () => {
  it('answers 201 to a new report, and 200 with the same receipt where it is sent again', async () => {
    const { convoyId } = await desk.dispatched();
    const one = sampleReport(convoyId);
    const [first, again] = [await desk.post('/reports', one), await desk.post('/reports', one)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual({ ...first.body, outcome: 'duplicate' });
  });

  it('answers 200 with an outcome for each of many', async () => {
    const { convoyId } = await desk.dispatched();
    const { status, body } = await desk.post('/reports', [sampleReport(convoyId), {}]);
    expect([status, body['outcomes']]).toEqual([
      200,
      [
        expect.objectContaining({ index: 0, outcome: 'recorded' }),
        expect.objectContaining({ index: 1, outcome: 'refused' }),
      ],
    ]);
  });

  it('answers 200 with an outcome for each line of a stream', async () => {
    const { convoyId } = await desk.dispatched();
    const lines = [sampleReport(convoyId), sampleReport(convoyId)]
      .map((one) => JSON.stringify(one))
      .join('\n');
    const headers = { 'content-type': 'application/x-ndjson' };
    const { status, body } = await desk.post('/reports', lines, headers);
    expect([status, body['outcomes']]).toEqual([
      200,
      [
        expect.objectContaining({ index: 0, outcome: 'recorded' }),
        expect.objectContaining({ index: 1, outcome: 'recorded' }),
      ],
    ]);
  });

  it.each([
    ['nothing', undefined, [400, 'empty-body']],
    ['what is no report', {}, [422, 'invalid-report', '#/type']],
    ['a report about nobody', sampleReport('nobody'), [404, 'unknown-convoy', '#/convoyId']],
  ])('refuses %s', async (_, body, refusal) => {
    expect(await desk.refused('/reports', body)).toEqual(refusal);
  });
});
