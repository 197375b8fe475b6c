import { type EventReader, type EventStore, type JsonObject, type NewEvent } from '#kafila/event-store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { roadTrip } from '../../testing/road.js';
import { type EventStoreKind, projectAll, ROWS_FROM, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy, appendToStream, appendTrips } from '../../testing/append-events.js';
import { subscribedBy } from '../../testing/subscriptions.js';
import { trips } from '../../trips/trips.projection.js';
import { threadsOf } from '../../trips/trips.threads.js';
import { type KeptCheckpoint, readCheckpoint } from '../checkpoint/checkpoint.js';
import { readParked } from '../parking/parked-streams.js';
import { dropGeneration } from './generations.js';
import { type RebuildOptions } from './rebuild-options.js';
import { rebuild } from './rebuild.js';
import { recomputeRowsDigest } from '../rows/rows-digest.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

/** No form of this type is known: it parks its stream. */
const nonsense: NewEvent = {
  id: 'eeeeeeee-0000-7000-8000-000000000001',
  type: 'CheckpointFlown',
  data: { occurredAt: '2026-03-05T00:00:00.000Z' },
  metadata: {},
};
function ofKey(type: string, nth: number, data: JsonObject): NewEvent {
  return { id: `eeeeeeee-0000-7000-8000-00000000000${nth}`, type, data: { kid: 'k', ...data }, metadata: {} };
}

/** By a key that is revoked in the midst of it: what comes after counts for nothing, what came before is in doubt. */
function signed(event: NewEvent): NewEvent {
  const who = { via: 'key', role: 'relay', unit: { unitId: 'gate' }, signature: { kid: 'k' } };
  return { ...event, metadata: { ...event.metadata, ...who } };
}

const whole = new AbortController().signal;
/** A stream a commit: it is worth starting threads, and there is something between two commits. */
const few = { eventsPerCommit: 1 };

/** From a server rows are filled in threads only. */
const HOW: Readonly<Record<EventStoreKind, Partial<RebuildOptions>>> = {
  SQLite: few,
  EventStoreDB: { ...few, threads: threadsOf(trips), eventsWorthThreads: 1 },
};

describe.each(ROWS_FROM)('rows filled stream by stream on $kind from $from', ({ kind, from }) => {
  const how = HOW[from];
  let eventStore: EventStore;
  let readModels: ReadModels;
  beforeAll(async () => {
    ({ eventStore, readModels } = await projected());
  });
  // Each test fills from nothing. What one of them records, the next ones find recorded and projected.
  beforeEach(() =>
    readModels.exclusively('trips@next', ({ write }) =>
      write.transaction().execute((trx) => dropGeneration(trx, trips, 'next')),
    ),
  );

  /** Convoys that took turns, with late facts, retractions, a stream that is parked and a shared report id; projected. */
  async function projected(): Promise<{ eventStore: EventStore; readModels: ReadModels }> {
    const eventStore = await stores.eventStore(from);
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    const convoys = [1, 2, 3, 4, 5, 6, 7, 8].map((serial) => {
      const trip = roadTrip(serial, { retracts: serial === 2, joinsLate: serial === 3 });
      return serial === 5 || serial === 6 ? { ...trip, facts: trip.facts.map(signed) } : trip;
    });
    await appendToStream(eventStore, 'unit-gate', [ofKey('KeyEnrolled', 2, {})]);
    for (const { convoyId, decisions } of convoys)
      await appendToConvoy(eventStore, convoyId, decisions.slice(0, 3));
    for (const { convoyId, facts } of convoys) await appendToConvoy(eventStore, convoyId, facts.slice(5));
    await appendToConvoy(eventStore, 'road-4', [nonsense]);
    await appendToStream(eventStore, 'unit-gate', [
      ofKey('KeyRevoked', 3, { compromisedSince: '2026-01-01T00:00:00Z' }),
    ]);
    for (const { convoyId, decisions, facts } of convoys) {
      await appendToConvoy(eventStore, convoyId, [...decisions.slice(3), ...facts.slice(0, 5)]);
    }
    const ofAnother = convoys[0]?.facts.slice(6, 7) ?? [];
    for (const convoyId of ['road-3', 'road-4']) await appendToConvoy(eventStore, convoyId, ofAnother);
    await projectAll(stores, eventStore, readModels);
    return { eventStore, readModels };
  }
  const kept = async ({ read }: ReadModels, name: string): Promise<KeptCheckpoint> => {
    const checkpoint = await readCheckpoint(read, name);
    if (!checkpoint) throw new Error(`There are no rows of ${name}.`);
    return checkpoint;
  };
  async function expectTheSame(): Promise<void> {
    const [live, next] = [await kept(readModels, 'trips'), await kept(readModels, 'trips@next')];
    expect(next).toMatchObject({ position: live.position, rowsDigest: live.rowsDigest, filledTo: null });
    expect(await recomputeRowsDigest(readModels.read, trips.tables, 'next')).toBe(live.rowsDigest);
    const reserve = await readModels.read
      .selectFrom('irregularities')
      .select(['stream', 'code'])
      .where('code', 'in', ['signed-in-doubt', 'report-not-vouched'])
      .execute();
    expect(reserve).toHaveLength(4);
    const shared = await readModels.read.selectFrom('shared_reports').select('stream').execute();
    expect(shared).toEqual([{ stream: 'convoy-road-1' }, { stream: 'convoy-road-3' }]);
    const parked = await readParked(readModels.read, 'trips');
    expect(parked.map(({ stream }) => stream)).toEqual(['convoy-road-4']);
    expect(await readParked(readModels.read, 'trips@next')).toEqual(parked);
  }

  it.each<[string, Partial<RebuildOptions>]>([
    ['in threads', { threads: threadsOf(trips), ...few }],
    ['in one thread', {}],
  ])('are those of the runner, and so are the parked streams, when folded %s', async (_, how) => {
    const options = { projection: trips, eventStore, readModels, signal: whole };
    expect(await rebuild({ ...options, ...how })).toBe('caught-up');
    await expectTheSame();
  });

  it('are committed before they weigh more than they may, however many streams make a portion', async () => {
    // Portions of two streams each.
    const portions = how.threads ? { ...how, eventsPerCommit: 2000 } : {};
    let commits = 0;
    const onProgress = (): void => {
      commits += 1;
    };
    const options = { projection: trips, eventStore, readModels, signal: whole, onProgress };
    await rebuild({ ...options, ...portions, memory: { unwritten: 1 } });
    // One for each stream, and one at the end.
    expect(commits).toBeGreaterThanOrEqual(9);
    await expectTheSame();
  });

  it('hold what was recorded while they were filled', async () => {
    const appending = appendTrips(eventStore, [roadTrip(15)]);
    let begun = false;
    const more = async (): Promise<void> => {
      const { decisions, facts } = roadTrip(16);
      await appendToConvoy(eventStore, 'road-16', [...decisions, ...facts]);
      await appendToConvoy(eventStore, 'road-1', roadTrip(17).facts.slice(0, 2));
    };
    await appending;
    let appendingMore = Promise.resolve();
    const onProgress = (): void => {
      if (!begun) appendingMore = more();
      begun = true;
    };
    const options = { projection: trips, eventStore, readModels, signal: whole, onProgress, ...how };
    await rebuild(options);
    await appendingMore;
    await rebuild({ ...options, eventsPerCommit: 1000 });
    await projectAll(stores, eventStore, readModels);
    await expectTheSame();
  });

  it('go on after an interruption up to where the store ended when they were begun, then to its end', async () => {
    const interrupt = new AbortController();
    const options = { projection: trips, eventStore, readModels, ...how };
    const onProgress = (): void => {
      interrupt.abort();
    };
    const first = (await eventStore.readAll({ limit: 1 })).events[0]?.position;
    const head = await eventStore.head();
    expect(await rebuild({ ...options, signal: interrupt.signal, onProgress })).toBe('interrupted');
    expect(await kept(readModels, 'trips@next')).toMatchObject({ position: first, filledTo: head });
    await appendToConvoy(eventStore, 'road-1', roadTrip(18).facts.slice(0, 2));
    expect(await rebuild({ ...options, signal: whole })).toBe('caught-up');
    await projectAll(stores, eventStore, readModels);
    await expectTheSame();
  });

  it('are left at once where they are interrupted while the store does not answer', async () => {
    const interrupt = new AbortController();
    const never = (): Promise<never> => {
      interrupt.abort();
      return new Promise(() => undefined);
    };
    const { streamList } = eventStore;
    if (!streamList) throw new Error('It cannot be read stream by stream.');
    const stuck: EventReader = {
      head: () => eventStore.head(),
      readAll: (options) => eventStore.readAll(options),
      readStream: never,
      streamList: {
        place: streamList.place,
        lastEvents: (position) => streamList.lastEvents(position),
        streamsBegun: (options) => streamList.streamsBegun(options),
        // Threads read streams of a server themselves.
        eventsUnder: (...asked) =>
          how.threads
            ? { [Symbol.asyncIterator]: () => ({ next: never }) }
            : streamList.eventsUnder(...asked),
      },
    };
    const options = { projection: trips, eventStore, readModels, ...how };
    const begun = { ...options, eventStore: stuck, signal: interrupt.signal };
    expect(await rebuild(begun)).toBe('interrupted');
    expect((await kept(readModels, 'trips@next')).filledTo).toBe(await eventStore.head());
    expect(await rebuild({ ...options, signal: whole })).toBe('caught-up');
    await expectTheSame();
  });

  it('are begun anew where the store cannot be read stream by stream any more, and are the same', async () => {
    const interrupt = new AbortController();
    const onProgress = (): void => {
      interrupt.abort();
    };
    const options = { projection: trips, eventStore, readModels };
    await rebuild({ ...options, ...how, signal: interrupt.signal, onProgress });
    const elsewhere = subscribedBy(eventStore, (how) => eventStore.subscribe(how));
    expect(await rebuild({ ...options, eventStore: elsewhere, signal: whole })).toBe('caught-up');
    await expectTheSame();
  });
});
