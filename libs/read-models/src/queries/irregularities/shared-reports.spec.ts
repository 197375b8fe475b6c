import { carnetStream, convoyStream, declarationStream, NO_KEYS } from '#kafila/domain';
import { atCustoms, carnetIssued, joined, operationStarted, passed, planned } from '#kafila/domain/testing';
import { type EventStore, type NewEvent, readWholeStream } from '#kafila/event-store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asText } from '../../database/schema.js';
import { type ReadModels } from '../../database/read-models.js';
import { readEvents } from '../../past/read-stream-up-to.js';
import { readCheckpoint } from '../../runner/checkpoint/checkpoint.js';
import { kindOf } from '../../runner/projection/projection.js';
import { rebuild } from '../../runner/rebuild/rebuild.js';
import { recomputeRowsDigest } from '../../runner/rows/rows-digest.js';
import { appendToStream } from '../../testing/append-events.js';
import { type AnyUnrecorded, eventId, eventsOf } from '../../testing/events-of.js';
import { oneByOne } from '../../testing/subscriptions.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { trips } from '../../trips/trips.projection.js';
import {
  irregularitiesOfCarnets,
  irregularitiesOfConvoys,
  irregularitiesOfDeclarations,
} from '../shown-irregularities/irregularities-of.js';
import { ReportsSeen } from '../shown-irregularities/reports-seen.js';
import { findIrregularities } from './list-irregularities/find-irregularities.js';
import { type IrregularityFilter } from './list-irregularities/irregularity-filter.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const CODE = 'report-id-in-two-streams';
const [C1, C2, C3] = [convoyStream('C-1'), convoyStream('C-2'), convoyStream('C-3')];
const [X, D] = [carnetStream('XC12345678'), declarationStream('KAPE-1/2023')];
const idOf = (name: string): string => eventId('', name);

/** What a stream tells, its reports with ids that other streams may have. */
const told = (stream: string, reports: Readonly<Record<string, AnyUnrecorded>>): readonly NewEvent[] =>
  Object.entries(reports).flatMap(([id, report]) =>
    eventsOf(stream, [report]).map((event) => ({ ...event, id: idOf(id) })),
  );
const seen = (at = '2 10:00'): AnyUnrecorded => passed('peshawar', at);
const takenBack = (name: string): AnyUnrecorded => ({
  id: `back ${name}`,
  event: {
    type: 'ReportRetracted',
    data: {
      occurredAt: '2023-06-09T00:00:00.000Z',
      offset: '+05:00',
      retracts: name,
      reason: 'did-not-occur',
    },
  },
});

describe.each(DATABASES)('a report id in two streams, on $kind', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  beforeEach(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    for (const stream of [C1, C2, C3]) {
      await appendToStream(
        eventStore,
        stream,
        eventsOf(stream, [planned(), joined(`PK-${stream.slice(-1)}`)]),
      );
    }
  });

  const report = (stream: string, reports: Readonly<Record<string, AnyUnrecorded>>): Promise<bigint> =>
    appendToStream(eventStore, stream, told(stream, reports));
  const retract = (stream: string, name: string): Promise<bigint> => {
    const [back] = eventsOf(stream, [takenBack(name)]);
    if (!back) throw new Error('There is a retraction.');
    return appendToStream(eventStore, stream, [{ ...back, data: { ...back.data, retracts: idOf(name) } }]);
  };
  const project = (): Promise<void> => projectAll(stores, eventStore, readModels);
  const inShort = (jsons: readonly string[] = []): readonly object[] =>
    jsons
      .map((json) => JSON.parse(json) as { code: string; convoyIds: string[]; reports: number })
      .filter(({ code }) => code === CODE)
      .map(({ convoyIds, reports }) => ({ with: convoyIds.join(), reports }));
  const shownOn = async (convoyId: string): Promise<readonly object[]> => {
    await project();
    return inShort((await irregularitiesOfConvoys(readModels.read, [convoyId])).get(convoyId));
  };
  const found = async (filter: IrregularityFilter): Promise<readonly object[]> => {
    const page = { after: undefined, limit: 100 };
    return inShort((await findIrregularities(readModels.read, filter, page)).map(({ json }) => json));
  };

  it('is shown on both convoys, and listed once, since the later of the two', async () => {
    await report(C1, { 'r-1': seen('2 10:00'), other: seen('4 10:00') });
    await report(C2, { 'r-1': seen('3 10:00') });
    await project();
    const both = await irregularitiesOfConvoys(readModels.read, ['C-1', 'C-2', 'C-3']);
    const expected = {
      ...{ code: CODE, severity: 'warning', since: '2023-06-03T10:00:00.000Z', vehicleIds: [] },
      ...{ evidence: [idOf('r-1')], reports: 1, convoyIds: ['C-1', 'C-2'] },
      ...{ carnetNumber: null, declarationRef: null },
    };
    for (const convoyId of ['C-1', 'C-2']) {
      const codes = (both.get(convoyId) ?? []).map((json) => JSON.parse(json) as { code: string });
      expect(codes.filter(({ code }) => code === CODE)).toEqual([expected]);
    }
    expect(inShort(both.get('C-3'))).toEqual([]);
    for (const [filter, times] of [
      [{}, 1],
      [{ code: CODE }, 1],
      [{ code: 'vehicle-in-two-convoys' }, 0],
      [{ severity: 'critical' }, 0],
      [{ convoyId: 'C-2' }, 1],
      [{ convoyId: 'C-3' }, 0],
      [{ vehicleId: 'PK-1' }, 0],
      [{ carnetNumber: 'XC12345678' }, 0],
      [{ declaration: 'KAPE-1/2023' }, 0],
      [{ to: '2023-06-03T10:00:00.000Z' }, 0],
    ] as const) {
      expect([filter, await found(filter)]).toEqual([
        filter,
        Array(times).fill({ with: 'C-1,C-2', reports: 1 }),
      ]);
    }
  });

  it('shows no more where one of the two was taken back in its stream, and again where that was', async () => {
    await report(C1, { 'r-1': seen() });
    await report(C2, { 'r-1': seen() });
    await report(C3, { 'r-1': seen() });
    await retract(C2, 'r-1');
    expect(await shownOn('C-1')).toEqual([{ with: 'C-1,C-3', reports: 1 }]);
    expect(await shownOn('C-2')).toEqual([]);
    await retract(C2, 'back r-1');
    expect(await shownOn('C-2')).toEqual([]);
    const [back] = eventsOf(C2, [takenBack('r-1')]);
    const undone = { ...back, id: idOf('undone'), data: { ...back?.data, retracts: back?.id ?? '' } };
    await appendToStream(eventStore, C2, [undone as NewEvent]);
    expect(await shownOn('C-2')).toEqual([
      { with: 'C-1,C-2', reports: 1 },
      { with: 'C-2,C-3', reports: 1 },
    ]);
  });

  it('is shown on carnets and declarations, too', async () => {
    await appendToStream(eventStore, X, eventsOf(X, [carnetIssued()]));
    await report(X, { 'r-1': operationStarted('karachi-port', '2 10:00') });
    await report(D, { 'r-1': atCustoms.lodged('3 10:00') });
    await report(C1, { 'r-1': seen('4 10:00') });
    expect(await shownOn('C-1')).toEqual([
      { with: 'C-1', reports: 1 },
      { with: 'C-1', reports: 1 },
    ]);
    const { read } = readModels;
    const ofCarnet = (await irregularitiesOfCarnets(read, ['XC12345678'])).get('XC12345678') ?? [];
    expect(ofCarnet.map((json) => JSON.parse(json) as object)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: CODE, carnetNumber: 'XC12345678', declarationRef: 'KAPE-1/2023' }),
        expect.objectContaining({ code: CODE, carnetNumber: 'XC12345678', convoyIds: ['C-1'] }),
      ]),
    );
    const ofDeclaration = await irregularitiesOfDeclarations(read, ['KAPE-1/2023']);
    expect(inShort([...ofDeclaration.values()].flat())).toHaveLength(2);
    expect(await found({ declaration: 'KAPE-1/2023' })).toHaveLength(2);
    expect(await found({ carnetNumber: 'XC12345678', convoyId: 'C-1' })).toHaveLength(1);
  });

  it('is one irregularity, however many reports two streams share', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`r-${i}`, seen()]));
    await report(C1, many);
    await report(C2, many);
    expect(await shownOn('C-2')).toEqual([{ with: 'C-1,C-2', reports: 120 }]);
    const page = await findIrregularities(readModels.read, { code: CODE }, { after: undefined, limit: 100 });
    expect(page.map(({ json }) => (JSON.parse(json) as { evidence: string[] }).evidence.length)).toEqual([
      50,
    ]);
  });

  it('is looked for among the thousand least ids that a stream shares: by lists, by reads and by replays alike', async () => {
    const names = Array.from({ length: 1_010 }, (_, i) => `r-${i}`);
    const greatest = names.reduce((one, other) => (idOf(one) > idOf(other) ? one : other));
    const many = Object.fromEntries(names.map((name) => [name, seen()]));
    await report(C1, many);
    await report(C2, many);
    await report(C3, { [greatest]: seen() });
    const seenBy = new ReportsSeen();
    for (const stream of [C1, C2, C3]) {
      const recorded = await readWholeStream(eventStore, stream);
      seenBy.add(stream, await readEvents(kindOf(trips, stream), recorded, new Set(), NO_KEYS));
    }
    const inReplays = [C1, C2, C3].map((stream) => {
      const reports = new Map<string, number>();
      for (const [, theirs] of seenBy.sharedBy(stream)) {
        reports.set(theirs.stream, (reports.get(theirs.stream) ?? 0) + 1);
      }
      return [...reports.values()].sort((a, b) => a - b);
    });
    const inReads = [];
    for (const convoyId of ['C-1', 'C-2', 'C-3']) {
      inReads.push((await shownOn(convoyId)).map((one) => (one as { reports: number }).reports).sort());
    }
    expect(inReads).toEqual([[1_000], [1_000], [1, 1]]);
    expect(inReplays).toEqual(inReads);
    expect(await found({ code: CODE })).toHaveLength(3);
  });

  it('is found in the same rows whatever came first and in whatever portions, and again by a rebuild', async () => {
    await report(C1, { 'r-1': seen(), 'r-2': seen(), alone: seen() });
    await report(C2, { 'r-1': seen(), 'r-2': seen() });
    await report(C1, { 'r-2': seen() });
    await project();
    await report(C3, { 'r-2': seen() });
    await project();
    const options = { projection: trips, eventStore, readModels, signal: new AbortController().signal };
    expect(await rebuild(options)).toBe('caught-up');
    const [live, next] = [
      await readCheckpoint(readModels.read, 'trips'),
      await readCheckpoint(readModels.read, 'trips@next'),
    ];
    expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(live?.rowsDigest);
    expect(next?.rowsDigest).toBe(live?.rowsDigest);

    const others = await stores.readModels(await stores.freshUrl(kind));
    await projectAll(stores, oneByOne(eventStore), others);
    expect((await readCheckpoint(others.read, 'trips'))?.rowsDigest).toBe(live?.rowsDigest);
    const shared = await others.read.selectFrom('shared_reports').select(['stream', 'report_id']).execute();
    expect(shared).toHaveLength(5);
  });

  it('is told to those who watch the other convoy', async () => {
    const changed = async (convoyId: string): Promise<string | undefined> => {
      await project();
      const row = readModels.read.selectFrom('convoy_changes').select(asText('position').as('position'));
      return (await row.where('convoy_id', '=', convoyId).executeTakeFirst())?.position;
    };
    await report(C1, { 'r-1': seen() });
    await project();
    const second = await report(C2, { 'r-1': seen() });
    expect(await changed('C-1')).toBe(second.toString());
    const back = await retract(C2, 'r-1');
    expect(await changed('C-1')).toBe(back.toString());
  });
});
