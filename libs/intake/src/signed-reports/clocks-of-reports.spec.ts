import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { savedWithin, type Unit } from '#kafila/domain';
import { readWholeStream, type RecordedEvent } from '#kafila/event-store';
import { type Caller, LOCAL } from '#kafila/platform';
import { sampleReport } from '../testing/sample-report.js';
import { keysOf, SigningUnit } from '../testing/signing-unit.js';
import { type Answer, TestDesk } from '../testing/test-desk.js';

const gate = new SigningUnit('gate-2');

let caller: Caller = LOCAL;
let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open(keysOf(gate), { admit: () => caller });
});
afterAll(() => desk.close());

type Report = Readonly<Record<string, unknown>>;
const NDJSON = { 'content-type': 'application/x-ndjson' };
const clock = { wall: '2026-03-06T08:00:00+05:00', monotonicMs: 3_608_000, pageId: 'p1' };
const observed = { wall: '2026-03-02T18:00:05+05:00', monotonicMs: 7_000, pageId: 'p1' };

const withUnit = (report: Report, more: object): Report => ({
  ...report,
  unit: { ...(report['unit'] as object), ...more },
});

async function lastOf(convoyId: string): Promise<RecordedEvent> {
  const last = (await readWholeStream(desk.store, `convoy-${convoyId}`)).at(-1);
  if (!last) throw new Error('Nothing was recorded.');
  return last;
}

/** Alone, in an array, as a line: the outcome of each. */
async function everyWay(report: Report): Promise<readonly unknown[]> {
  const answers: Answer[] = [
    await desk.post('/reports', report),
    await desk.post('/reports', [report]),
    await desk.post('/reports', JSON.stringify(report), NDJSON),
  ];
  return answers.map(({ body }) => body['outcome'] ?? (body['outcomes'] as Report[])[0]?.['outcome']);
}

describe('the clocks of a unit', () => {
  it('stand in the event as they were when it saved a report, and when it sent it first', async () => {
    const { convoyId } = await desk.dispatched();
    const report = await gate.signedWhenSaved(convoyId);
    expect(await everyWay(withUnit(report, { clock }))).toEqual(['recorded', 'duplicate', 'duplicate']);
    expect(await everyWay(withUnit(report, { clock: { ...clock, monotonicMs: 9e6, pageId: 'p2' } }))).toEqual(
      ['duplicate', 'duplicate', 'duplicate'],
    );
    const { metadata, recordedAt } = await lastOf(convoyId);
    expect(metadata['unit']).toEqual({ ...(report['unit'] as object), clock });
    const unit = metadata['unit'] as unknown as Unit;
    const within = savedWithin({ recordedAt, unit });
    expect(within?.from).toBe('2026-03-02T07:59:58.000Z');
    expect(Date.parse(recordedAt) - Date.parse(within?.until ?? '')).toBe(
      Math.floor((clock.monotonicMs - 4_000.5 - 1_000) * 0.999),
    );
    const signed = JSON.parse(metadata['signedText'] as string) as Report;
    expect(signed['unit']).toEqual(report['unit']);
  });

  it('are part of what was signed, as it was saved, and no part of it, as it is sent', async () => {
    const { convoyId } = await desk.dispatched();
    const report = await gate.signedWhenSaved(convoyId);
    const altered = withUnit(report, { observed: { ...observed, monotonicMs: 1 } });
    expect(await desk.refused('/reports', altered)).toEqual([422, 'signature-invalid', '#/signature']);
  });

  it('are content of an unsigned report as it was saved, and none as it is sent', async () => {
    const { convoyId } = await desk.dispatched();
    const report = withUnit(sampleReport(convoyId), { observed });
    expect(await everyWay(withUnit(report, { clock }))).toEqual(['recorded', 'duplicate', 'duplicate']);
    expect(await everyWay(report)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    const other = withUnit(report, { observed: { ...observed, pageId: 'p2' } });
    expect(await desk.refused('/reports', other)).toEqual([409, 'report-id-reused']);
  });

  it.each([
    [{ clock: { ...clock, wall: '2026-03-06T08:00:00' } }, '#/unit/clock/wall'],
    [{ clock: { wall: clock.wall, pageId: 'p1' } }, '#/unit/clock'],
    [{ clock: { ...clock, lastServerTime: clock.wall } }, '#/unit/clock'],
    [{ clock: { ...clock, monotonicMs: -1 } }, '#/unit/clock/monotonicMs'],
    [{ observed: { ...observed, monotonicMs: '7000' } }, '#/unit/observed/monotonicMs'],
    [{ observed: { ...observed, wall: '2026-02-30T08:00:00Z' } }, '#/unit/observed/wall'],
    [{ observed: { ...observed, lastServerTime: 'noon' } }, '#/unit/observed/lastServerTime'],
    [{ observed: { ...observed, pageId: 'x'.repeat(65) } }, '#/unit/observed/pageId'],
    [{ observed: null }, '#/unit/observed'],
  ])('are refused by name where they are %j', async (more, pointer) => {
    const report = withUnit(sampleReport('never-planned'), more);
    const [status, code, at] = await desk.refused('/reports', report);
    expect([status, code]).toEqual([422, 'invalid-report']);
    expect(String(at)).toContain(pointer);
  });
});

describe('a signed report that somebody else hands over', () => {
  const unit = (unitId: string): Caller => ({
    ...{ ...LOCAL, id: `unit-${unitId}`, via: 'key', role: 'unit', unitId },
  });
  const other = (id: string, role: string): Caller => ({ ...LOCAL, id, via: 'key', role });

  it.each([
    ['by another unit', unit('tracker-7'), 'tracker-7'],
    [
      'by a relay',
      { ...other('access-bus-4', 'relay'), rights: new Set(['reports.hand-over']) },
      'access-bus-4',
    ],
    ['by the desk', other('access-desk-1', 'desk'), 'access-desk-1'],
    ['by itself', unit('gate-2'), undefined],
    ['where nobody has a key', LOCAL, undefined],
  ] as const)('keeps its author, and names who carried it: %s', async (_, by, carriedBy) => {
    const { convoyId } = await desk.dispatched();
    const report = await gate.signedWhenSaved(convoyId);
    caller = by as Caller;
    const outcomes = await everyWay(withUnit(report, { clock }));
    caller = unit('gate-2');
    const again = await everyWay(report);
    caller = LOCAL;
    expect([...outcomes, ...again]).toEqual(['recorded', ...new Array<string>(5).fill('duplicate')]);
    const { metadata } = await lastOf(convoyId);
    expect(metadata['carriedBy']).toBe(carriedBy);
    expect(metadata['unit']).toMatchObject({ unitId: 'gate-2' });
  });

  it('is no report of who carries it: an unsigned one of another unit is refused', async () => {
    caller = unit('tracker-7');
    const report = sampleReport((await desk.dispatched()).convoyId, { unit: { unitId: 'gate-2', observed } });
    expect(await desk.refused('/reports', report)).toEqual([403, 'not-your-unit']);
    caller = LOCAL;
  });
});
