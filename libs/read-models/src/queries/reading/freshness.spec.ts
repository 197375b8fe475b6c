import { type EventStore } from '#kafila/event-store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { roadTrip } from '../../testing/road.js';
import { projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy } from '../../testing/append-events.js';
import { Freshness } from './freshness.js';
import { PositionWatch } from './position-watch.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const { decisions, facts } = roadTrip(1);

describe('the age of what is read', () => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  /** Looks at the store, and how often that was done. */
  let looks: number;
  let answers: boolean;
  /** How much later than now it is. */
  let later: number;
  const looking = (): Freshness => {
    const counted: Pick<EventStore, 'readAll'> = {
      readAll: (options) => {
        looks += 1;
        return answers ? eventStore.readAll(options) : new Promise(() => undefined);
      },
    };
    return new Freshness(counted, new PositionWatch(readModels));
  };
  beforeEach(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    [looks, answers, later] = [0, true, 0];
    const now = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => now() + later);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is 0 where everything recorded is shown, however long nothing was recorded', async () => {
    const empty = looking();
    await empty.look();
    expect(empty.age()).toBe(0);
    await appendToConvoy(eventStore, 'road-1', decisions);
    await projectAll(stores, eventStore, readModels);
    // For no projection of ours: nothing is missing.
    await eventStore.append('weather-torkham', facts.slice(0, 1), 'any');
    later = 3_600_000;
    const caughtUp = looking();
    await caughtUp.look();
    expect(caughtUp.age()).toBe(0);
  });

  it('counts from the first event that is not shown, and is 0 again when that is', async () => {
    await appendToConvoy(eventStore, 'road-1', decisions);
    await projectAll(stores, eventStore, readModels);
    await appendToConvoy(eventStore, 'road-1', facts.slice(0, 2));
    later = 90_500;
    const lagging = looking();
    await lagging.look();
    expect(lagging.age()).toBe(90);
    await projectAll(stores, eventStore, readModels);
    const caughtUp = looking();
    await caughtUp.look();
    expect(caughtUp.age()).toBe(0);
  });

  it('is looked up once for all that read at one time', async () => {
    const freshness = looking();
    await Promise.all(Array.from({ length: 1000 }, () => freshness.look()));
    await freshness.look();
    expect(looks).toBe(1);
  });

  it('is not known before the event store has answered, and grows when it does not answer any more', async () => {
    answers = false;
    const silent = looking();
    await silent.look();
    expect(silent.age()).toBeUndefined();
    answers = true;
    const freshness = looking();
    await freshness.look();
    answers = false;
    later = 20_500;
    await freshness.look();
    expect(freshness.age()).toBe(20);
  });
});
