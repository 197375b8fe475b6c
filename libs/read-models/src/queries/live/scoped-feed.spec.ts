import { mock } from 'node:test';
import { type Caller, type Scope } from '#kafila/platform';
import { type EventStore } from '#kafila/event-store';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { ReadModelsModule } from '../../read-models.module.js';
import { appendToConvoy, appendTrips } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { listen, seeing, serve, type Served } from '../../testing/served.js';
import { eventually, projectAll, TestStores } from '../../testing/test-stores.js';

const [HERE, THERE] = [roadTrip(1), roadTrip(2, { corridorId: 'khi-ist-taftan' })];
const TORKHAM: Scope = { places: ['torkham-pk'] };
const IRAN: Scope = { countries: ['IR'] };

let stores: TestStores;
let eventStore: EventStore;
let readModels: ReadModels;
let caller: Caller;
let board: Served;
beforeEach(async () => {
  stores = await TestStores.open();
  eventStore = await stores.eventStore();
  readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  board = await serve([ReadModelsModule.with({ eventStore, readModels })], {}, () => caller);
});
afterEach(async () => {
  mock.timers.reset();
  await board.app.close();
  await stores.remove();
});

const told = async (): Promise<void> => {
  await appendToConvoy(eventStore, HERE.convoyId, HERE.facts.slice(0, 1));
  await appendToConvoy(eventStore, THERE.convoyId, THERE.facts.slice(0, 1));
  await projectAll(stores, eventStore, readModels);
};

describe('the live feed of whoever has a scope', () => {
  it('tells of convoys in it alone, and each listener of his own', async () => {
    await appendTrips(eventStore, [
      { ...HERE, facts: [] },
      { ...THERE, facts: [] },
    ]);
    await projectAll(stores, eventStore, readModels);
    const open = async (...scopes: Scope[]) => {
      caller = seeing(...scopes);
      return listen(`${board.url}/v1/live`);
    };
    const [torkham, iran, both] = [await open(TORKHAM), await open(IRAN), await open({ countries: ['PK'] })];
    const nobody = await open({ convoys: [] });
    await told();
    await eventually(() => both.events.length >= 2);
    await eventually(() => torkham.events.length >= 1 && iran.events.length >= 1);
    const heard = [torkham, iran, both, nobody].map(({ events }) => events.map(({ convoyId }) => convoyId));
    expect(heard).toEqual([['road-1'], ['road-2'], ['road-1', 'road-2'], []]);
    for (const each of [torkham, iran, both, nobody]) await each.stop();
  });

  it('ends where the scope has changed, at the next sign of life', async () => {
    await projectAll(stores, eventStore, readModels);
    caller = seeing(TORKHAM);
    mock.timers.enable({ apis: ['setInterval'] });
    const answer = await fetch(`${board.url}/v1/live`);
    const text = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    expect((await text.read()).value).toContain(': from');
    caller = seeing({ ...TORKHAM });
    mock.timers.tick(15_000);
    expect((await text.read()).value).toContain('event: position');
    caller = seeing(IRAN);
    mock.timers.tick(15_000);
    expect((await text.read()).done).toBe(true);
  });
});
