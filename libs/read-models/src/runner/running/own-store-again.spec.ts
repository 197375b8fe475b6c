import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import {
  EVERY_SERVER,
  freshName,
  OtherClient,
  type StandIn,
  startStandIn,
} from '#kafila/event-store/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { ProjectionOperations } from '../../operations/projection-operations.js';
import { appendTrips } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { eventually, keptLog, projectAll, TestStores } from '../../testing/test-stores.js';
import { tripTables } from '../../testing/trip-tables.js';
import { trips } from '../../trips/trips.projection.js';
import { readPosition } from '../checkpoint/checkpoint.js';

let stores: TestStores;
let ending: (() => Promise<void>)[];
let [standIn, store, readModels]: [StandIn?, EventStore?, ReadModels?] = [];
const server = (): StandIn => standIn as StandIn;
const rows = (): ReadModels => readModels as ReadModels;

beforeEach(async () => {
  ending = [];
  stores = await TestStores.open();
  standIn = await started();
  store = await opened(standIn.url);
  readModels = await stores.readModels(await stores.freshUrl('SQLite'));
});
afterEach(async () => {
  await stores.closeAll();
  for (const end of ending.reverse()) await end();
  await stores.remove();
});

async function started(joins?: StandIn): Promise<StandIn> {
  const node = await startStandIn(joins ? { joins } : {});
  ending.push(() => node.stop());
  return node;
}

async function opened(url: string): Promise<EventStore> {
  const eventStore = await openEventStoreDb({ url });
  ending.push(() => eventStore.close());
  return eventStore;
}

function run(eventStore = store as EventStore) {
  const log = keptLog();
  const running = stores.run({ projection: trips, readModels: rows(), eventStore, log, confirmMs: 20 });
  return { log, ...running };
}

const reads = (): Promise<bigint> => readPosition(rows().read, trips.name);
/** It has gone on, past whatever the server wrote of its own, and nothing kept it from that. */
async function goesOnAfterRestart(eventStore?: EventStore): Promise<void> {
  const running = run(eventStore);
  await eventually(() => running.status.live);
  expect(running.log.said.filter((said) => said.startsWith('failed'))).toEqual([]);
  expect(running.status).toMatchObject({ error: null, storeChanged: false });
  await running.stop();
}

/** The checkpoint moves past what the server wrote after the last event of ours. */
async function seenTo(position: bigint): Promise<void> {
  const running = run();
  await eventually(async () => (await reads()) > position);
  await running.stop();
}

async function sameAsMadeAnew(eventStore = store as EventStore): Promise<void> {
  const again = await stores.readModels(await stores.freshUrl('SQLite'));
  await projectAll(stores, eventStore, again);
  expect(await tripTables(rows())).toEqual(await tripTables(again));
}

describe.each(EVERY_SERVER)(
  'a projector that is started again on its own event store, on $name, knows it',
  (engine) => {
    let [other, url]: [OtherClient?, string?] = [];
    /** On a real server, too, others write what is none of ours, and the server its own. */
    const othersWrite = async (): Promise<void> => {
      const [client, stream] = [other as OtherClient, freshName('orders')];
      for (let n = 0; n < 3; n++) await client.append(stream, { type: 'Ordered' });
      await client.client.setStreamMetadata(stream, { maxCount: 10 });
      await client.client.tombstoneStream(stream);
    };
    beforeEach(async () => {
      const empty = await engine.emptyStores();
      ending.push(empty.stop);
      store = await empty.open();
      url = empty.url();
      other = new OtherClient(url);
      ending.push(() => (other as OtherClient).close());
    }, 120_000);

    it('while nothing of ours lies in it, whatever others write', async () => {
      await othersWrite();
      await seenTo(0n);
      await goesOnAfterRestart();
      await othersWrite();
      await goesOnAfterRestart();
      await appendTrips(store as EventStore, [roadTrip(1)]);
      await goesOnAfterRestart();
    });

    it('after metadata of others, and events of others that are deleted', async () => {
      const last = await appendTrips(store as EventStore, [roadTrip(1), roadTrip(2)]);
      await othersWrite();
      await seenTo(last);
      await goesOnAfterRestart();
      const operations = new ProjectionOperations(store as EventStore, rows());
      await operations.rebuild(trips.name, new AbortController().signal);
      await othersWrite();
      await goesOnAfterRestart();
      await operations.rebuild(trips.name, new AbortController().signal);
      expect(await operations.switch(trips.name, 'amina')).toBeDefined();
      await sameAsMadeAnew();
    });

    it('and never goes back over what it has read, however often it is started', async () => {
      await appendTrips(store as EventStore, [roadTrip(1)]);
      await othersWrite();
      await seenTo(await (store as EventStore).head());
      const before = await reads();
      const running = run();
      await eventually(async () => running.status.live || (await reads()) < before);
      expect(await reads()).toBeGreaterThanOrEqual(before);
      await running.stop();
    });
  },
);

describe('a projector that is started again on a stand-in, whose log can be emptied and scavenged, knows it', () => {
  it('while nothing of ours lies in it', async () => {
    server().writeOwn(5);
    await seenTo(0n);
    await goesOnAfterRestart();
    server().scavenge();
    await goesOnAfterRestart();
  });

  it('where it was empty and is empty again, and takes in what comes then', async () => {
    server().writeOwn(200);
    await seenTo(15_000n);
    server().putBack();
    const position = await appendTrips(store as EventStore, [roadTrip(1)]);
    expect(position).toBeLessThan(await reads());
    const running = run();
    await eventually(async () => (await tripTables(rows()))['convoys']?.length === 1);
    await running.stop();
    await sameAsMadeAnew();
  });

  it('where it is emptied while it is followed, and nothing of ours had lain in it', async () => {
    server().writeOwn(200);
    const running = run();
    await eventually(async () => (await reads()) > 15_000n);
    server().putBack();
    await appendTrips(store as EventStore, [roadTrip(1)]);
    await eventually(async () => (await tripTables(rows()))['convoys']?.length === 1);
    await running.stop();
    await sameAsMadeAnew();
  });

  it('after statistics, metadata of others, events of others that are deleted, and scavenges', async () => {
    const last = await appendTrips(store as EventStore, [roadTrip(1), roadTrip(2)]);
    const other = new OtherClient(server().url);
    ending.push(() => other.close());
    await other.append('orders-1', { type: 'Ordered' });
    await other.client.setStreamMetadata('orders-1', { maxCount: 10 });
    server().writeOwn(20);
    await seenTo(last + 2_000n);
    await goesOnAfterRestart();
    const operations = new ProjectionOperations(store as EventStore, rows());
    await operations.rebuild(trips.name, new AbortController().signal);
    await other.client.tombstoneStream('orders-1');
    server().scavenge();
    await goesOnAfterRestart();
    await operations.rebuild(trips.name, new AbortController().signal);
    expect(await operations.switch(trips.name, 'amina')).toBeDefined();
    await sameAsMadeAnew();
  });

  it('where another node leads', async () => {
    const second = await started(server());
    await appendTrips(store as EventStore, [roadTrip(1)]);
    server().writeOwn(20);
    const running = run();
    await eventually(() => running.status.live);
    await running.stop();
    second.lead();
    await store?.close();
    await server().goDown();
    const through = await opened(second.url);
    await goesOnAfterRestart(through);
    const position = await appendTrips(through, [roadTrip(2)]);
    const again = run(through);
    await eventually(async () => (await reads()) >= position);
    await again.stop();
    await sameAsMadeAnew(through);
  });
});

describe('a projector whose server, a stand-in because no real one can be emptied, gets other data while it is followed', () => {
  it.each([
    ['none', false],
    ['an older copy', true],
  ])(
    'stands still by name where it got %s, also after restarts and when that has grown past the rows',
    async (_, older) => {
      await appendTrips(store as EventStore, [roadTrip(1)]);
      const backup = older ? server().backUp() : undefined;
      await appendTrips(store as EventStore, [roadTrip(2)]);
      const right = server().backUp();
      const running = run();
      await eventually(() => running.status.live);
      server().putBack(backup);
      await eventually(() => running.status.storeChanged);
      const [before, position] = [await tripTables(rows()), await reads()];
      expect(running.status.error).toContain(older ? 'an older copy' : 'it is another store');
      const grown = await appendTrips(store as EventStore, [roadTrip(3), roadTrip(4), roadTrip(5)]);
      expect(grown).toBeGreaterThan(position);
      await running.stop();

      const again = run();
      await eventually(() => again.status.storeChanged);
      await eventually(() => again.log.said.filter((said) => said.startsWith('failed')).length > 1);
      expect(again.status).toMatchObject({ storeChanged: true, live: false });
      expect([await tripTables(rows()), await reads()]).toEqual([before, position]);
      server().putBack(right);
      await eventually(() => again.status.live && !again.status.storeChanged);
      await again.stop();
    },
  );
});
