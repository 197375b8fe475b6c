import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { follow } from '../testing/following.js';
import { readWholeStore, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';

/** The stand-in writes an event of its own at its start and whenever its log holds a multiple of ten records. */
describe('the events of the server itself', () => {
  let [standIn, store]: [StandIn | undefined, EventStore | undefined] = [undefined, undefined];
  const opened = (): EventStore => {
    if (store === undefined) throw new Error('The store is opened before each test.');
    return store;
  };
  beforeEach(async () => {
    standIn = await startStandIn();
    store = await openEventStoreDb({ url: standIn.url });
  });
  afterEach(async () => {
    await store?.close();
    await standIn?.stop();
  });

  it('are no head, neither in an empty store nor after the last event', async () => {
    expect(await opened().head()).toBe(0n);
    const placements = await appended(opened(), 'convoy-1', sampleEvents(9), 'none');
    expect(await opened().head()).toBe(placements.at(-1)?.position);
    expect(await opened().head()).toBe(placements.at(-1)?.position);
    const [next] = await appended(opened(), 'convoy-2', [sampleEvent()], 'none');
    expect(await opened().head()).toBe(next?.position);
  });

  it('are not shown to who reads or follows everything, who gets past them all the same', async () => {
    for (let n = 0; n < 40; n++) await appended(opened(), `convoy-${n}`, [sampleEvent(n)], 'none');
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    const page = await opened().readAll();
    expect(page.events.map((event) => event.data['n'])).toEqual(numbers);
    expect(page.end).toBe(true);
    const { events } = await follow(opened(), {}, (_, step) => step.live);
    expect(events.map((event) => event.data['n'])).toEqual(numbers);
    expect(await readWholeStore(opened(), page.position, [''])).toEqual([]);
    expect(await readWholeStore(opened(), 0n, ['$'])).toEqual([]);
  });

  it('have streams that take no appends', async () => {
    await expect(opened().append('$settings', [sampleEvent()], 'any')).rejects.toThrow(TypeError);
    await expect(opened().append('', [sampleEvent()], 'any')).rejects.toThrow(TypeError);
  });
});
