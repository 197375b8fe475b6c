import { timesTried } from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReadModels } from '../../../database/read-models.js';
import { compareChanges, NO_CHANGE } from '../../../runner/projection/change-id.js';
import { ReadModelsModule } from '../../../read-models.module.js';
import { anyArrival, anyHistory, type Arrival } from '../../../testing/any-history.js';
import { appendToStream } from '../../../testing/append-events.js';
import { get, serve, type Served } from '../../../testing/served.js';
import { DATABASES, eventually, projectAll, TestStores } from '../../../testing/test-stores.js';
import { LiveFeed } from '../../live/live-feed.js';
import { type LiveReader } from '../../live/live-reader.js';
import { PositionWatch } from '../../reading/position-watch.js';

type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<unknown, Row>;

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const story = anyHistory.chain((histories) =>
  fc.tuple(anyArrival(histories), fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 })),
);

function inPortions(arrived: readonly Arrival[], sizes: readonly number[]): readonly (readonly Arrival[])[] {
  const portions: (readonly Arrival[])[] = [];
  let from = 0;
  for (const size of [...sizes, Infinity]) {
    portions.push(arrived.slice(from, from + size));
    from += size;
  }
  return portions;
}

/** Who follows the rows of the fleet: the last one of each convoy. */
function follower(): LiveReader & { readonly heard: Map<unknown, Row> } {
  const heard = new Map<unknown, Row>();
  return {
    ...{ heard, followed: 'fleet', filter: {}, sent: NO_CHANGE },
    reveal: (text) => text,
    write(bytes) {
      for (const [, data = ''] of Buffer.from(bytes)
        .toString()
        .matchAll(/^event: fleet\ndata: (.*)$/gm)) {
        const row = JSON.parse(data) as Row;
        heard.set(row['convoyId'], row);
      }
      return true;
    },
  };
}

async function fleetOf({ url }: Served): Promise<Rows> {
  const { items } = (await get(`${url}/v1/fleet`)).body;
  return new Map(items.map((row) => [row['convoyId'], row]));
}

/** What the document of a convoy says of what its row says. */
async function rowsByDocuments({ url }: Served): Promise<Rows> {
  const { items } = (await get(`${url}/v1/convoys?limit=200`)).body;
  return new Map(items.map((document) => [document['convoyId'], rowBy(document as unknown as Document)]));
}

interface Document {
  readonly convoyId: string;
  readonly route: readonly string[];
  readonly borders: readonly { place: string; through: number; of: number }[];
  readonly vehicles: readonly {
    lastSeenAt: string | null;
    memberships: readonly { leftAt: string | null }[];
  }[];
  readonly irregularities: readonly { severity: 'critical' | 'warning' | 'info' }[];
}

function rowBy(document: Document): Row {
  const { route, borders, vehicles, irregularities } = document;
  const same = ['convoyId', 'status', 'corridorId', 'regime', 'plannedDeparture', 'nextPlace', 'position'];
  const staying = vehicles.filter(({ memberships }) => memberships.at(-1)?.leftAt === null);
  const trucks = staying.length > 0 ? staying : vehicles;
  const border = borders.find(({ through, of }) => through < of) ?? borders.at(-1);
  const counts = { critical: 0, warning: 0, info: 0 };
  for (const { severity } of irregularities) counts[severity] += 1;
  const lastSeenAt = trucks.map((truck) => truck.lastSeenAt ?? '').sort();
  return {
    ...Object.fromEntries(Object.entries(document).filter(([name]) => same.includes(name))),
    origin: route[0],
    destination: route.at(-1),
    trucks: { of: trucks.length, through: border?.through ?? null, border: border?.place ?? null },
    lastSeenAt: lastSeenAt.at(-1) || null,
    irregularities: counts,
  };
}

/** A row as `rowBy` tells it. */
function comparable({ lastSeen, expectedArrival, gravestAlert, assessedAt, ...row }: Row): Row {
  expect([expectedArrival, gravestAlert, assessedAt]).toEqual([null, null, null]);
  return { ...row, lastSeenAt: (lastSeen as { at: string } | null)?.at ?? null };
}

async function served(eventStore: EventStore, readModels: ReadModels): Promise<Served> {
  return serve([ReadModelsModule.with({ eventStore, readModels })]);
}

describe.each(DATABASES)('on $kind, the rows of the fleet', ({ kind }) => {
  it('are what the documents say, and what the live feed told, whatever comes in whatever portions', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ([arrived, sizes]) => {
        const eventStore = await stores.eventStore();
        const readModels = await stores.readModels(await stores.freshUrl(kind));
        await projectAll(stores, eventStore, readModels);
        const board = await served(eventStore, readModels);
        const watch = board.app.get(PositionWatch, { strict: false });
        const listener = follower();
        board.app.get(LiveFeed, { strict: false }).add(listener);
        for (const portion of inPortions(arrived, sizes)) {
          for (const { stream, event } of portion) await appendToStream(eventStore, stream, [event]);
          await projectAll(stores, eventStore, readModels);
          await watch.read();
          const rows = await fleetOf(board);
          await eventually(() => compareChanges(listener.sent, watch.reached) >= 0);
          expect(listener.heard).toEqual(rows);
          const told = new Map([...rows].map(([convoyId, row]) => [convoyId, comparable(row)]));
          expect(told).toEqual(await rowsByDocuments(board));
        }
        // Of another process, which reads them all anew.
        const other = await served(eventStore, readModels);
        expect(await fleetOf(other)).toEqual(await fleetOf(board));
        await other.app.close();
        await board.app.close();
        await stores.closeAll();
      }),
      { numRuns: timesTried(2, 60), seed: 17, endOnFailure: true },
    );
  }, 120_000);
});
