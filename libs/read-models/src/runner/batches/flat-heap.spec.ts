import { timesTried } from '#kafila/domain/testing';
import { collectedHeap } from '#kafila/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendTrips } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { eventually, TestStores } from '../../testing/test-stores.js';
import { trips } from '../../trips/trips.projection.js';

const MB = 1024 * 1024;
const CONVOYS = 8;
const EVENTS_OF_CONVOY = 602;

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(() => stores.remove());

describe('the memory of a projector', () => {
  it('does not grow with the convoys that go on, once it keeps as many as it may', async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    const memory = { known: 2 * MB, pending: MB, unwritten: MB };
    const { status } = stores.run({ projection: trips, eventStore, readModels, memory });
    let convoys = 0;
    const round = async (): Promise<number> => {
      const some = Array.from({ length: CONVOYS }, () =>
        roadTrip(convoys++, { vehicles: 20, perVehicle: true }),
      );
      const head = await appendTrips(eventStore, some);
      await eventually(() => status.position >= head);
      return collectedHeap() / MB;
    };
    await round();
    const before = await round();
    let after = before;
    const rounds = Math.round(
      timesTried(3 * CONVOYS * EVENTS_OF_CONVOY, 1_000_000) / CONVOYS / EVENTS_OF_CONVOY,
    );
    for (let n = 0; n < rounds; n++) after = await round();
    // Each of the convoys takes half a megabyte; kept all of them, it would be twelve more at least.
    expect(after - before).toBeLessThan(6);
  }, 900_000);
});
