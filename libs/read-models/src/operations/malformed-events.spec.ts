import { convoyStream } from '#kafila/domain';
import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { OtherClient, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../database/read-models.js';
import { readPosition } from '../runner/checkpoint/checkpoint.js';
import { appendToConvoy, appendTrips } from '../testing/append-events.js';
import { roadTrip } from '../testing/road.js';
import { eventually, projectAll, TestStores } from '../testing/test-stores.js';
import { tripTables } from '../testing/trip-tables.js';
import { trips } from '../trips/trips.projection.js';
import { ProjectionOperations } from './projection-operations.js';

let stores: TestStores;
let [standIn, store, other]: [StandIn?, EventStore?, OtherClient?] = [];
const opened = (): EventStore => store as EventStore;
beforeAll(async () => {
  stores = await TestStores.open();
  standIn = await startStandIn();
  store = await openEventStoreDb({ url: standIn.url });
  other = new OtherClient(standIn.url);
});
afterAll(async () => {
  await stores.closeAll();
  await other?.close();
  await store?.close();
  await standIn?.stop();
  await stores.remove();
});

describe('an event of another program in a stream of ours', () => {
  it('parks that stream by name, live, after restarts and in a rebuild; all others go on, and it can be left out', async () => {
    const [broken, fine] = [roadTrip(1), roadTrip(2)];
    const stream = convoyStream(broken.convoyId);
    await appendToConvoy(opened(), broken.convoyId, [...broken.decisions, ...broken.facts.slice(0, 3)]);
    await (other as OtherClient).append(stream, {
      contentType: 'application/octet-stream',
      data: Buffer.from([0, 255, 7]),
    });
    await appendToConvoy(opened(), broken.convoyId, broken.facts.slice(3));
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    await projectAll(stores, opened(), readModels);

    const reads = (from: ReadModels): Promise<bigint> => readPosition(from.read, trips.name);
    const running = stores.run({ projection: trips, eventStore: opened(), readModels });
    const position = await appendTrips(opened(), [fine]);
    await eventually(async () => (await reads(readModels)) >= position);
    await running.stop();
    expect(running.status.error).toBeNull();
    const operations = new ProjectionOperations(opened(), readModels);
    expect(await operations.parked(trips.name)).toMatchObject([
      {
        stream,
        revision: broken.decisions.length + 3,
        reason: expect.stringContaining('3 bytes of application/octet-stream: another program wrote it'),
      },
    ]);
    expect((await tripTables(readModels))['convoys']).toHaveLength(2);

    await operations.rebuild(trips.name, new AbortController().signal);
    expect(await operations.compare(trips.name)).toMatchObject({ examples: [] });
    const { stillParked } = await operations.skip(trips.name, stream, 'amina', 'of another program');
    expect([stillParked, await operations.parked(trips.name)]).toEqual([null, []]);
  });
});
