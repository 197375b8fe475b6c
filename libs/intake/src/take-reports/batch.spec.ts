import { Metrics } from '#kafila/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleReport } from '../testing/sample-report.js';
import { type Answer, TestDesk } from '../testing/test-desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

it('counts reports by what became of them, each one of many by itself', async () => {
  const counting = await TestDesk.open();
  const { convoyId } = await counting.dispatched();
  const one = sampleReport(convoyId);
  await counting.post('/reports', one);
  await counting.post('/reports', [one, sampleReport(convoyId), sampleReport('nobody')]);
  await counting.post('/reports', sampleReport('nobody'));
  const told = await counting.app.get(Metrics).text();
  await counting.close();
  for (const [outcome, count] of Object.entries({ recorded: 2, duplicate: 1, refused: 2 })) {
    expect(told).toContain(`kafila_reports_total{outcome="${outcome}"} ${count}\n`);
  }
});

describe('a batch in which much is refused', () => {
  const ndjson = { 'content-type': 'application/x-ndjson' };
  type Outcomes = readonly Readonly<Record<string, unknown>>[];
  const outcomesOf = ({ body }: Answer): Outcomes => body['outcomes'] as Outcomes;

  const answerTo = async (lines: string) => {
    const answer = await desk.post('/reports', lines, ndjson);
    return { outcomes: outcomesOf(answer), bytes: JSON.stringify(answer.body).length };
  };

  it('explains a hundred refusals, and tells of further ones in short', async () => {
    const { convoyId } = await desk.dispatched();
    const bodies = Array.from({ length: 150 }, () => sampleReport('nobody'));
    const mixed = [...bodies.slice(0, 120), sampleReport(convoyId), ...bodies.slice(120)];
    const outcomes = outcomesOf(await desk.post('/reports', mixed));
    expect(outcomes.filter((one) => 'problem' in one)).toHaveLength(100);
    expect(outcomes[100]).toEqual({
      ...{ index: 100, outcome: 'refused', reportId: bodies[100]?.['reportId'] },
      ...{ status: 404, code: 'unknown-convoy' },
    });
    expect(outcomes[120]).toMatchObject({ index: 120, outcome: 'recorded' });
    const lines = mixed.map((one) => JSON.stringify(one)).join('\n\n');
    expect(outcomesOf(await desk.post('/reports', lines, ndjson))[150]).toEqual({
      ...{ index: 150, outcome: 'refused', line: 301, reportId: mixed[150]?.['reportId'] },
      ...{ status: 404, code: 'unknown-convoy' },
    });
  });

  it('ends after a thousand lines in a row that could not be understood, and takes none of the rest', async () => {
    const { convoyId } = await desk.dispatched();
    const understood = Array.from({ length: 1_001 }, () => JSON.stringify(sampleReport('nobody')));
    const [nonsense, later] = [new Array<string>(999).fill('x'), JSON.stringify(sampleReport(convoyId))];
    const lines = [...understood, ...nonsense, '{}', later, ...nonsense];
    const outcomes = outcomesOf(await desk.post('/reports', lines.join('\n'), ndjson));
    expect(outcomes).toHaveLength(2_002);
    expect(outcomes.at(-2)).toEqual({
      ...{ index: 2000, outcome: 'refused', line: 2001 },
      ...{ status: 422, code: 'invalid-report' },
    });
    expect(outcomes.at(-1)).toEqual({ index: 2001, outcome: 'stopped' });
    const rest = outcomesOf(await desk.post('/reports', lines.slice(2001).join('\n'), ndjson));
    expect(rest[0]).toMatchObject({ outcome: 'recorded' });
    expect(rest).toHaveLength(1_000);
  });

  it('ends where a thousand more could not be understood than could, however known reports lie among them', async () => {
    const { convoyId } = await desk.dispatched();
    const known = JSON.stringify(sampleReport(convoyId));
    const lines = new Array<readonly string[]>(20).fill([...new Array<string>(999).fill('0'), known]).flat();
    const { outcomes, bytes } = await answerTo(lines.join('\n'));
    expect(outcomes[999]).toMatchObject({ outcome: 'recorded' });
    expect(outcomes).toHaveLength(1_003);
    expect(outcomes.at(-1)).toEqual({ index: 1002, outcome: 'stopped' });
    expect(bytes).toBeLessThan(200_000);
  });

  it('never answers much more than was sent, in whatever proportion nonsense and known reports are mixed', async () => {
    const { convoyId } = await desk.dispatched();
    const known = JSON.stringify(sampleReport(convoyId));
    for (const between of [1, 2, 10, 100]) {
      const some = [...new Array<string>(between).fill('0'), known];
      const sent = new Array<readonly string[]>(2_000 / between).fill(some).flat().join('\n');
      const { bytes } = await answerTo(sent);
      expect(bytes).toBeLessThan(200_000 + 2 * sent.length);
    }
  });

  it('ends an array in the same way', async () => {
    const outcomes = outcomesOf(await desk.post('/reports', new Array(1_200).fill({})));
    expect(outcomes).toHaveLength(1_001);
    expect(outcomes.at(-1)).toEqual({ index: 1000, outcome: 'stopped' });
  });

  it('goes on where reports are understood and still not recorded', async () => {
    const bodies = Array.from({ length: 1_200 }, () => sampleReport('nobody'));
    const outcomes = outcomesOf(await desk.post('/reports', bodies));
    expect(outcomes).toHaveLength(1_200);
  });
});
