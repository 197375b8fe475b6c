import { convoyStream, KeyPlaces } from '#kafila/domain';
import { keyEnrolled, timesTried } from '#kafila/domain/testing';
import { openEventStore } from '#kafila/event-store';
import { EVERY_SERVER } from '#kafila/event-store/testing';
import { type Caller, LOCAL } from '#kafila/platform';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { keysOf, SigningUnit } from '../testing/signing-unit.js';
import { sampleReport } from '../testing/sample-report.js';
import { TestDesk } from '../testing/test-desk.js';
import { type UnitAccountAnswer } from './unit-account.answer.js';

const places = new KeyPlaces();
const gate = new SigningUnit('signing-gate');

let desk: TestDesk;
let caller: Caller = LOCAL;
beforeAll(async () => {
  desk = await TestDesk.open({ ...keysOf(gate), places }, { admit: () => caller });
});
afterAll(() => desk.close());

const get = async (
  path: string,
  { app } = desk,
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> => {
  const answer = await request(app.getHttpServer()).get(`/v1${path}`);
  return { status: answer.status, body: answer.body as Readonly<Record<string, unknown>> };
};

let units = 0;
const freshUnit = (): string => `gate-${++units}`;

const reportOf = (unitId: string, convoyId: string, sequence?: number): Readonly<Record<string, unknown>> =>
  sampleReport(convoyId, {
    reportId: uuidv7(),
    unit: { unitId, ...(sequence !== undefined && { sequence }) },
  });

async function accountOf(unitId: string, query = '', of = desk): Promise<UnitAccountAnswer> {
  const { status, body } = await get(`/units/${encodeURIComponent(unitId)}/reports${query}`, of);
  expect(status).toBe(200);
  return body as unknown as UnitAccountAnswer;
}

const send = (
  unitId: string,
  convoyId: string,
  ...sequences: readonly number[]
): ReturnType<TestDesk['post']> =>
  desk.post(
    '/reports',
    sequences.map((sequence) => reportOf(unitId, convoyId, sequence)),
  );

describe("a unit's own account", () => {
  it('names what is held, what is missing, and the number to go on after', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    await send(unitId, convoyId, 1, 2, 3, 5);
    const { sequences, reports } = await accountOf(unitId);
    expect([reports, sequences]).toEqual([
      4,
      {
        held: [
          { from: 1, to: 3 },
          { from: 5, to: 5 },
        ],
        missing: [{ from: 4, to: 4 }],
        ...{ last: 5, usedTwice: [], without: 0, gapsFrom: 1, words: '1-3, 5; send 4' },
      },
    ]);
    await send(unitId, convoyId, 4);
    expect((await accountOf(unitId)).sequences.words).toBe('1-5');
  });

  it('holds the receipts of reports of every kind of stream, page by page', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    const about = [{ convoyId }, { carnetNumber: `XC7${String(units).padStart(7, '0')}` }, { convoyId }];
    const types = ['CheckpointPassed', 'TirOperationStarted', 'VehiclesHalted'];
    const told = { occurredAt: '2026-03-03T10:00:00+05:00', place: 'torkham-pk', reason: 'rest' };
    const receipts: unknown[] = [];
    for (const [i, type] of types.entries()) {
      const { reason, ...rest } = told;
      const more = type === 'VehiclesHalted' ? { reason } : {};
      const report = { reportId: uuidv7(), type, ...about[i], ...rest, ...more };
      const { body } = await desk.post('/reports', { ...report, unit: { unitId, sequence: i + 1 } });
      const { outcome: _, ...receipt } = body;
      receipts.push({
        ...receipt,
        type,
        sequence: i + 1,
        standing: 'counts',
        occurredAt: '2026-03-03T05:00:00.000Z',
      });
    }
    const whole = await accountOf(unitId);
    expect([whole.items, whole.nextAfter]).toEqual([receipts, null]);
    const paged: unknown[] = [];
    for (let after: string | null = '0'; after !== null;) {
      const page: UnitAccountAnswer = await accountOf(unitId, `?limit=1&after=${after}`);
      paged.push(...page.items);
      after = page.nextAfter;
    }
    expect(paged).toEqual(receipts);
  });

  it('holds a report once that was sent twice, and tells of numbers that two reports have, or none', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    const twice = reportOf(unitId, convoyId, 1);
    for (const report of [twice, twice, reportOf(unitId, convoyId, 1), reportOf(unitId, convoyId)])
      await desk.post('/reports', report);
    const { reports, items, sequences } = await accountOf(unitId);
    expect([reports, items.map(({ sequence }) => sequence)]).toEqual([3, [1, 1, null]]);
    expect(sequences).toMatchObject({ usedTwice: [{ from: 1, to: 1 }], without: 1, words: '1' });
  });

  it('is empty where nothing is held', async () => {
    const { reports, sequences, items } = await accountOf('never-heard-of');
    expect([reports, sequences.words, sequences.last, items]).toEqual([0, 'none', null, []]);
  });

  it('tells which reports count for nothing until the desk vouches for them, and by which key they are signed', async () => {
    const { convoyId } = await desk.dispatched();
    const { body: signed } = await desk.post('/reports', await gate.signed(convoyId));
    const head = await desk.store.head();
    places.take({ ...keyEnrolled(gate.unitId, gate.kid), position: head });
    const unsigned = { ...reportOf(gate.unitId, convoyId, 2) };
    const asUnit: Caller = {
      ...LOCAL,
      via: 'key',
      role: 'unit',
      id: `unit-${gate.unitId}`,
      unitId: gate.unitId,
    };
    caller = asUnit;
    const { body: sent } = await desk.post('/reports', unsigned);
    caller = LOCAL;
    const standings = async (): Promise<unknown> =>
      (await accountOf(gate.unitId)).items.map(({ reportId, standing, kid }) => [reportId, standing, kid]);
    const first = [signed['reportId'], 'counts', gate.kid];
    expect(await standings()).toEqual([first, [sent['reportId'], 'left-out', undefined]]);
    await desk.post('/reports/vouch', { convoyId, reportId: sent['reportId'] });
    expect(await standings()).toEqual([first, [sent['reportId'], 'counts', undefined]]);
  });

  it('knows reports of before, whose events have their ids, and leaves out what others wrote', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    const [id, other] = [uuidv7(), uuidv7()];
    const data = { occurredAt: '2026-03-02T13:00:00.000Z', offset: '+05:00', vehicleIds: [] };
    const metadata = { unit: { unitId, sequence: 1 }, digest: 'd', schemaVersion: 1 };
    await desk.store.append(
      convoyStream(convoyId),
      [
        { id, type: 'CheckpointPassed', data, metadata },
        {
          id: other,
          type: 'CheckpointPassed',
          data,
          metadata: { unit: { unitId, sequence: -2.5 }, digest: 'd' },
        },
        { id: uuidv7(), type: 'CheckpointPassed', data, metadata: { unit: 'nobody', digest: 'd' } },
        { id: uuidv7(), type: 'CheckpointPassed', data: {}, metadata: { unit: { unitId, sequence: 2 } } },
      ],
      'exists',
    );
    const { items, sequences } = await accountOf(unitId);
    expect(items.map(({ reportId }) => reportId)).toEqual([id, other]);
    expect([sequences.words, sequences.without]).toEqual(['1', 1]);
  });

  it('is the same in every intake, after a restart, whatever order reports came in, by whom, and how often', async () => {
    const { convoyId } = await desk.dispatched();
    const other = await TestDesk.open(undefined, undefined, desk.store);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean(), fc.boolean()), { maxLength: 25 }),
        async (sendings) => {
          const unitId = freshUnit();
          const reports = new Map<number, object>();
          for (const [sequence, byOther, alone] of sendings) {
            const report = reports.get(sequence) ?? reportOf(unitId, convoyId, sequence);
            reports.set(sequence, report);
            await (byOther ? other : desk).post('/reports', alone ? report : [report]);
          }
          const [one, two] = [await accountOf(unitId), await accountOf(unitId, '', other)];
          expect(two).toEqual(one);
          const held = one.items.map(({ sequence }) => sequence);
          expect([...held].sort((a, b) => Number(a) - Number(b))).toEqual(
            [...reports.keys()].sort((a, b) => a - b),
          );
          expect([one.sequences.usedTwice, one.sequences.last]).toEqual([
            [],
            held.length === 0 ? null : Math.max(...reports.keys()),
          ]);
        },
      ),
      { numRuns: timesTried(5, 60) },
    );
    await other.app.close();
    const restarted = await TestDesk.open(undefined, undefined, desk.store);
    for (let unit = 1; unit <= units; unit++)
      expect(await accountOf(`gate-${unit}`, '', restarted)).toEqual(await accountOf(`gate-${unit}`));
    await restarted.app.close();
  });

  it.each<[string, Partial<Caller>, readonly unknown[]]>([
    ['the unit itself, whatever its scope', { unitId: 'asked', sees: [{ convoys: [] }] }, [200, undefined]],
    ['another unit', { unitId: 'another' }, [403, 'not-your-unit']],
    ['who reads receipts', { rights: new Set(['receipts.read']) }, [200, undefined]],
    ['who reads none', { rights: new Set(['convoys.read']) }, [403, 'out-of-scope']],
    [
      'who has a scope: gaps would tell of what is outside',
      { sees: [{ countries: ['PK'] }] },
      [403, 'out-of-scope'],
    ],
  ])('answers as it should: %s', async (_, who, expected) => {
    caller = { ...LOCAL, ...who };
    const { status, body } = await get('/units/asked/reports');
    caller = LOCAL;
    expect([status, body['code']]).toEqual(expected);
  });

  it.each(['after=-1', 'after=x', 'limit=0', 'limit=201', 'since=1'])('refuses ?%s', async (query) => {
    const { status, body } = await get(`/units/gate-1/reports?${query}`);
    expect([status, body['code']]).toEqual([400, 'invalid-query']);
  });
});

describe.each(EVERY_SERVER)('two intakes on $name', ({ start }) => {
  it('give one account of a unit that reports to both by turns', async () => {
    const server = await start();
    const open = async (): Promise<TestDesk> =>
      TestDesk.open(undefined, undefined, await openEventStore({ kind: 'eventstoredb', url: server.url }));
    const intakes = [await open(), await open()] as const;
    const [{ convoyId }, unitId] = [await intakes[0].dispatched(), freshUnit()];
    for (const sequence of [5, 2, 6, 1, 3])
      await intakes[sequence % 2 === 0 ? 0 : 1].post('/reports', reportOf(unitId, convoyId, sequence));
    const accounts = [await accountOf(unitId, '', intakes[0]), await accountOf(unitId, '', intakes[1])];
    expect(accounts.map(({ sequences, items }) => [sequences.words, items.length])).toEqual([
      ['1-3, 5-6; send 4', 5],
      ['1-3, 5-6; send 4', 5],
    ]);
    expect(accounts[1]?.items).toEqual(accounts[0]?.items);
    for (const intake of intakes) await intake.close();
    await server.stop();
  });
});

describe('the answer to a batch', () => {
  const missingIn = ({ body }: Awaited<ReturnType<typeof send>>): unknown => body['missing'];

  it('names what is missing of the units whose reports came, as an array or in lines', async () => {
    const [{ convoyId }, one, two] = [await desk.dispatched(), freshUnit(), freshUnit()];
    const missing = [{ unitId: one, missing: [{ from: 2, to: 2 }], words: '1, 3; send 2' }];
    expect(missingIn(await send(one, convoyId, 1, 3))).toEqual(missing);
    const lines = [reportOf(one, convoyId, 4), reportOf(two, convoyId, 1)]
      .map((each) => JSON.stringify(each))
      .join('\n');
    const answer = await desk.post('/reports', lines, { 'content-type': 'application/x-ndjson' });
    expect(missingIn(answer)).toEqual([{ ...missing[0], words: '1, 3-4; send 2' }]);
    expect(missingIn(await send(one, convoyId, 2))).toEqual([]);
  });

  it('costs no reading of the store as long as nothing seems to be missing', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    const read = jest.spyOn(desk.store, 'readAll');
    expect(missingIn(await send(unitId, convoyId, 2, 1))).toEqual([]);
    expect(missingIn(await send(unitId, convoyId, 3))).toEqual([]);
    expect(read.mock.calls.filter(([asked]) => asked?.types === undefined)).toEqual([]);
    read.mockRestore();
  });

  it('says nothing where no report has a number, or all are refused', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    expect(await desk.post('/reports', [reportOf(unitId, convoyId)])).not.toHaveProperty('body.missing');
    expect(await send(unitId, 'no-such-convoy', 1)).not.toHaveProperty('body.missing');
  });

  it('never changes the receipt of one report', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    expect(await desk.post('/reports', reportOf(unitId, convoyId, 7))).not.toHaveProperty('body.missing');
  });

  it('tells a unit of itself alone, although it carries what others have signed', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    caller = { ...LOCAL, unitId };
    for (let skipped = 0; skipped < 2; skipped++) gate.seen(convoyId);
    const answer = await desk.post('/reports', [reportOf(unitId, convoyId, 2), await gate.signed(convoyId)]);
    caller = LOCAL;
    expect(answer.body['outcomes']).toMatchObject([{ outcome: 'recorded' }, { outcome: 'recorded' }]);
    expect((await accountOf(gate.unitId)).sequences.missing).not.toEqual([]);
    expect(missingIn(answer)).toEqual([{ unitId, missing: [{ from: 1, to: 1 }], words: '2; send 1' }]);
  });

  it('is not much longer than what was sent, whatever gaps somebody makes up', async () => {
    const [{ convoyId }, unitId] = [await desk.dispatched(), freshUnit()];
    const odd = Array.from({ length: 100 }, (_, i) => 2 * i + 1);
    const [told] = missingIn(await send(unitId, convoyId, ...odd)) as [{ missing: unknown[] }];
    expect(told.missing).toHaveLength(20);
  });
});
