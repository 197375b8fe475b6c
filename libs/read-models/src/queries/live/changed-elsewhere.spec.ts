import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import {
  atCustoms,
  carnetAssigned,
  carnetIssued,
  certifiedReportDrawn,
  completed,
  dispatched,
  joined,
  operationStarted,
  passed,
  planned,
  sealsBroken,
  withdrawn,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { compareChanges } from '../../runner/projection/change-id.js';
import { type AnyUnrecorded, eventsOf } from '../../testing/events-of.js';
import { DATABASES, eventually, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToStream } from '../../testing/append-events.js';
import { PositionWatch } from '../reading/position-watch.js';
import { LiveFeed } from './live-feed.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const CARNET = { carnetNumber: 'XC12345678' };
const [C1, C2, X, D] = [
  convoyStream('C-1'),
  convoyStream('C-2'),
  carnetStream('XC12345678'),
  declarationStream('KAPE-1/2023'),
];

describe.each(DATABASES)('the live feed over $kind', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let watch: PositionWatch;
  let feed: LiveFeed;
  const failures: unknown[] = [];
  beforeEach(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    watch = new PositionWatch(readModels);
    feed = new LiveFeed(readModels, watch, { error: ({ err }: { err: unknown }) => failures.push(err) });
  });
  afterEach(() => {
    watch.close();
    expect(failures).toEqual([]);
  });

  /** Tells a story and takes it into the rows. */
  async function record(stream: string, ...story: readonly AnyUnrecorded[]): Promise<bigint> {
    const position = await appendToStream(eventStore, stream, eventsOf(stream, story));
    await projectAll(stores, eventStore, readModels);
    return watch.read().then(() => position);
  }

  /** What a client that has seen everything up to a position is sent: id, convoy and codes of each event. */
  async function sentAfter(
    position: bigint,
    room = Infinity,
  ): Promise<{ events: [string | undefined, string, string][]; lastId: bigint }> {
    await watch.read();
    const head = watch.reached;
    const texts: string[] = [];
    const reader = {
      filter: {},
      sent: { position, repair: 0 },
      reveal: (text: string) => text,
      write(bytes: Uint8Array): boolean {
        texts.push(Buffer.from(bytes).toString());
        return texts.length < room;
      },
    };
    const close = feed.add(reader);
    await eventually(() => compareChanges(reader.sent, head) >= 0 || texts.length >= room);
    close();
    const blocks = texts.join('').split('\n\n').slice(0, -1);
    return {
      events: blocks.map((block) => {
        const data = /^data: (.*)$/m.exec(block)?.[1] ?? '';
        const { convoyId, irregularities } = JSON.parse(data) as {
          convoyId: string;
          irregularities: { code: string }[];
        };
        return [/^id: (\d+)$/m.exec(block)?.[1], convoyId, irregularities.map(({ code }) => code).join()];
      }),
      lastId: reader.sent.position,
    };
  }

  it('tells of a convoy again when a certified report on its carnet explains something', async () => {
    const before = await record(
      C1,
      planned(),
      joined('PK-A1', '1 07:00', CARNET),
      dispatched(),
      sealsBroken(undefined, 'peshawar', '5 10:00', { of: 'PK-A1', by: 'unknown' }),
    );
    expect((await sentAfter(0n)).events).toEqual([
      [before.toString(), 'C-1', 'seal-broken-without-certified-report'],
    ]);
    await record(C2, planned());
    const explained = await record(X, carnetIssued(), certifiedReportDrawn('peshawar', '5 12:00'));
    expect((await sentAfter(before + 1n)).events).toEqual([[explained.toString(), 'C-1', '']]);
  });

  it('tells of a convoy again when something comes up about its carnet or its declaration', async () => {
    const before = await record(C1, planned(), joined('PK-A1', '1 07:00', CARNET));
    const started = await record(X, operationStarted('torkham-af', '5 10:00'));
    expect((await sentAfter(before)).events).toEqual([[started.toString(), 'C-1', 'carnet-not-issued']]);
    const granted = await record(D, atCustoms.granted('5 11:00', { place: 'torkham-pk', convoyId: 'C-1' }));
    expect((await sentAfter(started)).events).toEqual([
      [granted.toString(), 'C-1', 'carnet-not-issued,declaration-not-lodged'],
    ]);
  });

  it('tells of both convoys when they get into conflict, and of both when that is over', async () => {
    await record(C1, planned(), joined('PK-A1'), dispatched());
    const before = await record(C2, planned());
    const conflict = await record(C2, joined('PK-A1', '3 07:00'));
    expect((await sentAfter(before)).events).toEqual([
      [undefined, 'C-1', 'vehicle-in-two-convoys'],
      [conflict.toString(), 'C-2', 'vehicle-in-two-convoys'],
    ]);
    const over = await record(C1, withdrawn('PK-A1', '3 06:00'));
    expect((await sentAfter(conflict)).events).toEqual([
      [undefined, 'C-1', ''],
      [over.toString(), 'C-2', ''],
    ]);
  });

  it('tells of both when a carnet was assigned to a second vehicle, and when that vehicle has left', async () => {
    await record(C1, planned(), joined('PK-A1', '1 07:00', CARNET));
    await record(C2, planned(), joined('PK-B2'), dispatched());
    const before = await record(X, carnetIssued());
    const conflict = await record(X, carnetAssigned('PK-B2', '3 07:00', { convoyId: 'C-2' }));
    expect((await sentAfter(before)).events).toEqual([
      [undefined, 'C-1', 'carnet-on-two-vehicles'],
      [conflict.toString(), 'C-2', 'carnet-on-two-vehicles'],
    ]);
    const over = await record(C2, withdrawn('PK-B2', '3 06:00'));
    expect((await sentAfter(conflict)).events).toEqual([
      [undefined, 'C-1', ''],
      [over.toString(), 'C-2', ''],
    ]);
  });

  it('does not tell again of the convoys that a vehicle had belonged to before', async () => {
    await record(C1, planned(), joined('PK-A1'), dispatched(), completed('9 10:00', 'told by phone'));
    const before = await record(C2, planned());
    await record(C2, joined('PK-A1', '10 07:00'));
    const last = await record(C2, passed('peshawar', '11 10:00'));
    expect((await sentAfter(before)).events.map(([id, convoyId]) => [id, convoyId])).toEqual([
      [last.toString(), 'C-2'],
    ]);
  });

  it('sends all convoys of one change to a reader that has no more room, or is cut off within it', async () => {
    await record(C1, planned(), joined('PK-A1'));
    const before = await record(C2, planned());
    await record(C2, joined('PK-A1', '3 07:00'));
    const { events, lastId } = await sentAfter(before, 1);
    expect(events).toHaveLength(2);
    expect(lastId).toBe(before + 1n);
  });
});
