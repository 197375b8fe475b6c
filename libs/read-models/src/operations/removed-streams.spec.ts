import { convoyStream } from '#kafila/domain';
import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { OtherClient, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../database/read-models.js';
import { Past } from '../past/past.js';
import { readParked } from '../runner/parking/parked-streams.js';
import { readPosition } from '../runner/checkpoint/checkpoint.js';
import { appendTrips } from '../testing/append-events.js';
import { roadTrip } from '../testing/road.js';
import { eventually, keptLog, TestStores } from '../testing/test-stores.js';
import { tripTables } from '../testing/trip-tables.js';
import { trips } from '../trips/trips.projection.js';
import { ProjectionOperations } from './projection-operations.js';

let stores: TestStores;
let standIn: StandIn;
let store: EventStore;
let other: OtherClient;
let readModels: ReadModels;
beforeEach(async () => {
  stores = await TestStores.open();
  standIn = await startStandIn();
  store = await openEventStoreDb({ url: standIn.url });
  other = new OtherClient(standIn.url);
  readModels = await stores.readModels(await stores.freshUrl('SQLite'));
});
afterEach(async () => {
  await stores.closeAll();
  await other.close();
  await store.close();
  await standIn.stop();
  await stores.remove();
});

const [removed, fine, later] = [roadTrip(1), roadTrip(2), roadTrip(3)];
const stream = convoyStream(removed.convoyId);
const WAYS: [string, () => Promise<unknown>][] = [
  ['deleted', () => other.client.deleteStream(stream)],
  ['deleted for ever', () => other.client.tombstoneStream(stream)],
  ['cut off', () => other.client.setStreamMetadata(stream, { truncateBefore: 2 })],
  ['counted out', () => other.client.setStreamMetadata(stream, { maxCount: 1 })],
];

function run() {
  const log = keptLog();
  return { log, ...stores.run({ projection: trips, eventStore: store, readModels, log, confirmMs: 20 }) };
}

const parked = async (): Promise<readonly string[]> =>
  (await new ProjectionOperations(store, readModels).parked(trips.name)).map((each) => each.stream);
const reaches = (position: bigint): Promise<void> =>
  eventually(async () => (await readPosition(readModels.read, trips.name)) >= position);

describe('a stream that somebody removed in the event store', () => {
  it.each(WAYS)(
    'is parked by name where it was %s; all others go on, after restarts, scavenges and in a rebuild',
    async (_, remove) => {
      await reachedBy(appendTrips(store, [removed, fine]));
      const running = run();
      await eventually(() => running.status.live);
      await remove();
      await eventually(async () => (await parked()).length > 0);
      expect(await parked()).toEqual([stream]);
      expect((await new ProjectionOperations(store, readModels).parked(trips.name))[0]?.reason).toMatch(
        /^The stream convoy-.* was (deleted|cut off)/,
      );
      await reaches(await appendTrips(store, [later]));
      await running.stop();
      expect((await tripTables(readModels))['convoys']).toHaveLength(3);

      standIn.scavenge();
      const again = run();
      await eventually(() => again.status.live);
      await again.stop();
      expect(again.log.said.filter((said) => said.startsWith('failed'))).toEqual([]);
      expect(await parked()).toEqual([stream]);
      // The past of all others can be told.
      const clocks = { at: null, knownAt: null, position: await readPosition(readModels.read, trips.name) };
      const past = await Past.at(clocks, { history: store, read: readModels.read });
      await past.loadAll(new AbortController().signal);
      expect(await past.db.selectFrom('convoys').selectAll().execute()).toHaveLength(2);
      expect(await readParked(past.db, trips.name)).toMatchObject([{ stream }]);
      await past.close();
      const operations = new ProjectionOperations(store, readModels);
      await operations.rebuild(trips.name, new AbortController().signal);
      await operations.switch(trips.name, 'amina');
      expect(await parked()).toEqual([stream]);
    },
  );

  it('goes on when that is taken back and somebody tries again; to leave its event out is refused until then', async () => {
    await appendTrips(store, [fine, removed]);
    const running = run();
    await eventually(() => running.status.live);
    const before = await tripTables(readModels);
    await other.client.deleteStream(stream);
    await eventually(async () => (await parked()).length > 0);
    const operations = new ProjectionOperations(store, readModels);
    await expect(operations.skip(trips.name, stream, 'amina', 'gone')).rejects.toMatchObject({
      code: 'stream-removed',
    });
    await other.client.setStreamMetadata(stream, {});
    expect((await operations.retry(trips.name, stream, 'amina')).stillParked).toBeNull();
    expect([await parked(), await tripTables(readModels)]).toEqual([[], before]);
    await running.stop();
  });
});

async function reachedBy(appending: Promise<bigint>): Promise<void> {
  const running = run();
  await reaches(await appending);
  await running.stop();
}
