import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreChanged } from '../event-store.errors.js';
import { type EventStore } from '../event-store.port.js';
import { openEventStoreDb } from '../eventstoredb/open.js';
import { openSqliteEventStore } from '../sqlite/open-store.js';
import { appended } from '../testing/appended.js';
import { readWholeStore, sampleEvents } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { acceptLoss, readLosses } from './accepted-losses.js';
import { anchoredTo, type Anchors, anchorsText, NO_ANCHORS, readAnchors } from './anchors.js';
import { confirmAnchors, firstEventOf, type Remembered } from './confirm-anchors.js';

let ending: (() => Promise<void> | void)[];
beforeEach(() => {
  ending = [];
});
afterEach(async () => {
  for (const end of ending.reverse()) await end();
});

const engines: Record<string, () => Promise<EventStore>> = {
  SQLite: async () => {
    const folder = temporaryFolder();
    ending.push(() => {
      folder.remove();
    });
    const store = await openSqliteEventStore({ file: folder.path('events.db') });
    ending.push(() => store.close());
    return store;
  },
  EventStoreDB: async () => {
    const standIn: StandIn = await startStandIn();
    ending.push(() => standIn.stop());
    const store = await openEventStoreDb({ url: standIn.url, showsWithinMs: 0 });
    ending.push(() => store.close());
    return store;
  },
};

/** The last events of everything that a store has. */
async function anchorsOf(store: EventStore): Promise<Anchors> {
  const anchors = anchoredTo(NO_ANCHORS, await readWholeStore(store, 0n, ['']));
  return { ...anchors, firstEvent: await firstEventOf(store) };
}

/** The same store as it was before: its first events, at the same places. */
async function olderCopyOf(
  store: EventStore,
  events: number,
  open: () => Promise<EventStore>,
): Promise<EventStore> {
  const copy = await open();
  for (const { stream, revision, id, type, data, metadata } of (await readWholeStore(store, 0n, [''])).slice(
    0,
    events,
  )) {
    await appended(copy, stream, [{ id, type, data, metadata }], revision === 0 ? 'none' : revision - 1);
  }
  return copy;
}

describe.each(Object.keys(engines))('the anchors of a store on %s', (engine) => {
  const open = engines[engine] as () => Promise<EventStore>;

  async function grown(): Promise<EventStore> {
    const store = await open();
    for (const stream of ['convoy-1', 'convoy-2', 'convoy-3']) {
      for (const [at, event] of sampleEvents(3).entries())
        await appended(store, stream, [event], at === 0 ? 'none' : at - 1);
    }
    return store;
  }

  it('are confirmed by the store that had them, however it grows', async () => {
    const store = await grown();
    const anchors = readAnchors(anchorsText(await anchorsOf(store)));
    await appended(store, 'convoy-1', sampleEvents(5, 3), 2);
    expect(await confirmAnchors(store, anchors)).toEqual({ outcome: 'same', losses: 0, removed: [] });
    expect(await confirmAnchors(await open(), NO_ANCHORS)).toMatchObject({ outcome: 'same' });
  });

  it('are not confirmed by an older copy: before the old head, nor when it has grown past it', async () => {
    const store = await grown();
    const anchors = await anchorsOf(store);
    const copy = await olderCopyOf(store, 5, open);
    await expect(confirmAnchors(copy, anchors)).rejects.toThrow(
      /no longer revision 2 of convoy-3, .*: an older copy was put in its place/,
    );
    // Other events at the very places of those that were lost.
    await appended(copy, 'convoy-3', sampleEvents(20), 'none');
    expect(await copy.head()).toBeGreaterThan(await store.head());
    await expect(confirmAnchors(copy, anchors)).rejects.toThrow(EventStoreChanged);
  });

  it('are not confirmed by another store, nor by an empty one', async () => {
    const anchors = await anchorsOf(await grown());
    await expect(confirmAnchors(await open(), anchors)).rejects.toThrow('it is another store');
    await expect(confirmAnchors(await grown(), anchors)).rejects.toThrow('it is another store');
  });

  it('need not be there any more once a person has accepted the loss; another loss takes another decision', async () => {
    const store = await grown();
    const anchors = await anchorsOf(store);
    const copy = await olderCopyOf(store, 5, open);
    const accepted = await acceptLoss(copy, { by: 'amina', reason: 'disk broken', found: ['rows'] });
    expect(await confirmAnchors(copy, anchors)).toEqual({ outcome: 'loss-accepted', losses: 1 });
    expect(await readLosses(copy)).toEqual([
      expect.objectContaining({ by: 'amina', reason: 'disk broken', position: accepted.position }),
    ]);
    const since = { ...(await anchorsOf(copy)), losses: 1 };
    const again = await olderCopyOf(copy, 6, open);
    expect(await confirmAnchors(again, since)).toMatchObject({ outcome: 'same', losses: 1 });
    await expect(confirmAnchors(await olderCopyOf(copy, 4, open), since)).rejects.toThrow(EventStoreChanged);
  });

  it('show which streams were removed on the server, where older ones are still there', async () => {
    const store = await grown();
    const anchors = await anchorsOf(store);
    const removed: EventStore = {
      ...store,
      append: (...args) => store.append(...args),
      readAll: (...args) => store.readAll(...args),
      subscribe: (...args) => store.subscribe(...args),
      head: () => store.head(),
      close: () => store.close(),
      readStream: (stream, options) => store.readStream(stream === 'convoy-3' ? 'none' : stream, options),
      isRemoved: (stream) => Promise.resolve(stream === 'convoy-3'),
    };
    expect(await confirmAnchors(removed, anchors)).toMatchObject({
      outcome: 'same',
      removed: [{ stream: 'convoy-3', revision: 2 }],
    });
    const all: EventStore = {
      ...removed,
      readStream: () => store.readStream('none'),
      isRemoved: () => Promise.resolve(true),
    };
    await expect(confirmAnchors(all, anchors)).rejects.toThrow(EventStoreChanged);
  });

  it('are looked for again as long as a leader that was just elected may not show what it has', async () => {
    const store = await grown();
    const anchors = await anchorsOf(store);
    let asked = 0;
    const elected: Remembered = {
      readAll: (...args) => store.readAll(...args),
      readStream: (stream, options) => {
        const shown = stream !== anchors.events[0]?.stream || ++asked > 2;
        return store.readStream(shown ? stream : 'not-shown-yet', options);
      },
    };
    await expect(confirmAnchors({ ...elected, showsWithinMs: 100 }, anchors)).rejects.toThrow(
      EventStoreChanged,
    );
    asked = 0;
    expect(await confirmAnchors({ ...elected, showsWithinMs: 200 }, anchors)).toMatchObject({
      outcome: 'same',
    });
  });
});

describe('anchors', () => {
  it('are the last events of eight streams, the newest first', () => {
    const events = Array.from({ length: 30 }, (_, at) => ({
      stream: `convoy-${at % 10}`,
      ...{ revision: Math.floor(at / 10), id: `${at}`, position: BigInt(at + 1) },
    }));
    const all = anchoredTo(NO_ANCHORS, events);
    const inTwo = anchoredTo(anchoredTo(NO_ANCHORS, events.slice(0, 17)), events.slice(17));
    expect(all.events.map(({ id }) => id)).toEqual(['29', '28', '27', '26', '25', '24', '23', '22']);
    expect(inTwo).toEqual(all);
  });
});
