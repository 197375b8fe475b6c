import { type EventStore, acceptLoss, type NewEvent } from '#kafila/event-store';
import { EVERY_SERVER, readWholeStore } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { ProjectionOperations } from '../../operations/projection-operations.js';
import { appendToConvoy } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { eventually, keptLog, projectAll, reached, TestStores } from '../../testing/test-stores.js';
import { tripTables } from '../../testing/trip-tables.js';
import { trips } from '../../trips/trips.projection.js';
import { keptAs } from '../projection/generation.js';
import { readAnswer, writeRequest } from '../requests/requests.js';
import { readCheckpoint, readPosition } from '../checkpoint/checkpoint.js';

let stores: TestStores;
const ending: (() => Promise<void>)[] = [];
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(async () => {
  await stores.closeAll();
  for (const end of ending) await end();
  await stores.remove();
});

/** The same with other ids: reports that were taken in after the store had been put back. */
function reported(serial: number): readonly NewEvent[] {
  return roadTrip(serial).facts;
}

/** How a store is opened that holds nothing: given once the tests run. */
const engines: readonly [string, () => Promise<() => Promise<EventStore>>][] = [
  ['SQLite', () => Promise.resolve(() => stores.eventStore())],
  ...EVERY_SERVER.map(({ name, emptyStores }): (typeof engines)[number] => [
    name,
    async () => {
      const { open, stop } = await emptyStores();
      ending.push(stop);
      return open;
    },
  ]),
];

describe.each(engines)('rows whose event store on %s', (engine, begin) => {
  /** From a real server nobody can take its last records. */
  const whereTheLogCanBeCut = engine.startsWith('a real server') ? it.skip : it;
  let empty: () => Promise<EventStore>;
  beforeAll(async () => {
    empty = await begin();
  }, 120_000);

  /** A store with three trips, and the rows of all of them. */
  async function projected(): Promise<{ store: EventStore; readModels: ReadModels }> {
    const store = await empty();
    for (const serial of [1, 2, 3]) {
      const { convoyId, decisions, facts } = roadTrip(serial);
      await appendToConvoy(store, convoyId, [...decisions, ...facts]);
    }
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    await projectAll(stores, store, readModels);
    return { store, readModels };
  }

  /** A backup of the store, from before its last events. */
  async function olderCopyOf(store: EventStore, without: number): Promise<EventStore> {
    const copy = await empty();
    const events = (await readWholeStore(store, 0n, [''])).slice(0, -without);
    for (let at = 0; at < events.length;) {
      const { stream, revision } = events[at] ?? { stream: '', revision: 0 };
      const together = events.slice(at).filter((event) => event.stream === stream);
      await copy.append(stream, together, revision === 0 ? 'none' : revision - 1);
      at += together.length;
    }
    return copy;
  }

  function run(readModels: ReadModels, eventStore: EventStore) {
    const log = keptLog();
    return { log, ...stores.run({ projection: trips, readModels, eventStore, log, confirmMs: 20 }) };
  }

  async function refuses(readModels: ReadModels, eventStore: EventStore): Promise<string> {
    const before = [await readPosition(readModels.read, trips.name), await tripTables(readModels)];
    const running = run(readModels, eventStore);
    await eventually(() => running.status.error !== null);
    expect(running.status).toMatchObject({ storeChanged: true, live: false });
    await running.stop();
    expect([await readPosition(readModels.read, trips.name), await tripTables(readModels)]).toEqual(before);
    return running.status.error ?? '';
  }

  it('was put back from an older copy stand still by name, while it ends before them', async () => {
    const { store, readModels } = await projected();
    expect(await refuses(readModels, await olderCopyOf(store, 3))).toContain(
      'an older copy was put in its place',
    );
  });

  it('was put back stand still also after it has grown past them: nothing is skipped', async () => {
    const { store, readModels } = await projected();
    const copy = await olderCopyOf(store, 3);
    await appendToConvoy(copy, roadTrip(3).convoyId, reported(4));
    await appendToConvoy(copy, roadTrip(2).convoyId, reported(5));
    expect(await copy.head()).toBeGreaterThan(await store.head());
    expect(await refuses(readModels, copy)).toContain('an older copy was put in its place');
  });

  it('was exchanged for an empty one, or another one, stand still', async () => {
    const { readModels } = await projected();
    expect(await refuses(readModels, await empty())).toContain('it is another store');
    const other = await empty();
    await appendToConvoy(other, 'elsewhere', [...roadTrip(7).decisions, ...roadTrip(7).facts]);
    expect(await refuses(readModels, other)).toContain('it is another store');
  });

  it('is exchanged while they are followed stand still, and go on by themselves when it is back', async () => {
    const { store, readModels } = await projected();
    const other = await empty();
    let at = store;
    const swapped: EventStore = {
      append: (...args) => at.append(...args),
      readStream: (...args) => at.readStream(...args),
      readAll: (...args) => at.readAll(...args),
      subscribe: (...args) => at.subscribe(...args),
      head: () => at.head(),
      close: () => at.close(),
    };
    const running = run(readModels, swapped);
    await eventually(() => running.status.live);
    at = other;
    await eventually(() => running.status.storeChanged);
    at = store;
    await eventually(() => running.status.live && !running.status.storeChanged);
    await running.stop();
  });

  it('lost events that a person has accepted as lost are made anew from what there is', async () => {
    const { store, readModels } = await projected();
    const operations = new ProjectionOperations(store, readModels);
    await operations.rebuild(trips.name, new AbortController().signal);
    const copy = await olderCopyOf(store, 3);
    await refuses(readModels, copy);
    const onCopy = new ProjectionOperations(copy, readModels);
    await expect(onCopy.switch(trips.name, 'amina')).rejects.toMatchObject({ code: 'event-store-changed' });
    await expect(onCopy.rebuild(trips.name, new AbortController().signal)).rejects.toMatchObject({
      code: 'event-store-changed',
    });
    await acceptLoss(copy, { by: 'amina', reason: 'the disk broke', found: [] });
    const position = await appendToConvoy(copy, roadTrip(3).convoyId, reported(4));

    const running = run(readModels, copy);
    await reached(readModels, position);
    await running.stop();
    const again = await stores.readModels(await stores.freshUrl('SQLite'));
    await projectAll(stores, copy, again);
    expect(await tripTables(readModels)).toEqual(await tripTables(again));
    expect(await onCopy.log(trips.name)).toContainEqual(
      expect.objectContaining({ what: 'loss-accepted', by: 'amina', detail: 'the disk broke' }),
    );
    expect(await refuses(readModels, await olderCopyOf(copy, 1))).toContain('an older copy');
  });

  it('lost events that are accepted as lost are made anew while somebody works on next rows, and whatever was asked for', async () => {
    const { store, readModels } = await projected();
    const operations = new ProjectionOperations(store, readModels);
    await operations.rebuild(trips.name, new AbortController().signal);
    const asked = await readModels.exclusively(trips.name, async ({ write }) => {
      const by = { by: 'amina', reason: 'in vain' };
      const stream = `convoy-${roadTrip(3).convoyId}`;
      return [
        await writeRequest(write, trips.name, { what: 'skip', stream, ...by }),
        await writeRequest(write, trips.name, { what: 'switch', stream: '', ...by }),
      ];
    });
    const copy = await olderCopyOf(store, 3);
    await refuses(readModels, copy);
    await acceptLoss(copy, { by: 'amina', reason: 'the disk broke', found: [] });
    let ready: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (ready = resolve));
    const working = readModels.exclusively(keptAs('next', trips.name), () => released);
    const running = run(readModels, copy);
    await eventually(async () => (await readPosition(readModels.read, trips.name)) === 0n);
    ready();
    await working;
    await eventually(() => running.status.live);
    await running.stop();
    for (const id of asked === 'busy' ? [] : asked)
      expect(await readAnswer(readModels.read, id)).toEqual({ outcome: 'refused', because: 'store-changed' });
  });

  it('gives them anchors at the first start where they are of before, and is refused where it does not have these', async () => {
    const { store, readModels } = await projected();
    const before = (await readCheckpoint(readModels.read, trips.name))?.anchors;
    const forget = () =>
      readModels.exclusively(trips.name, ({ write }) =>
        write.updateTable('projections').set({ anchors: null }).execute(),
      );
    await forget();
    const running = run(readModels, store);
    await eventually(() => running.status.live);
    await running.stop();
    const adopted = (await readCheckpoint(readModels.read, trips.name))?.anchors;
    expect(adopted?.events[0]).toEqual(before?.events[0]);
    await forget();
    expect(await refuses(readModels, await olderCopyOf(store, 3))).toContain('revision');
  });

  whereTheLogCanBeCut(
    'was put back from before a checkpoint behind their last event, but not from before that event, lose nothing',
    async () => {
      const { store, readModels } = await projected();
      const kept = await readCheckpoint(readModels.read, trips.name);
      // As it is where the last records of the log were none of ours, and are gone.
      await readModels.exclusively(trips.name, ({ write }) =>
        write
          .updateTable('projections')
          .set({ position: (kept?.position ?? 0n) + 500n })
          .execute(),
      );
      const position = await appendToConvoy(store, roadTrip(3).convoyId, reported(4));
      const running = run(readModels, store);
      await eventually(async () => (await readPosition(readModels.read, trips.name)) === position);
      await running.stop();
      const again = await stores.readModels(await stores.freshUrl('SQLite'));
      await projectAll(stores, store, again);
      expect(await tripTables(readModels)).toEqual(await tripTables(again));
    },
  );
});
