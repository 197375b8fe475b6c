import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MeasuredTimes, measuredIn, type UsualTimesByCorridor } from '#kafila/domain';
import {
  arrived,
  dispatched,
  entered,
  exited,
  joinedAll,
  passed,
  planned,
  retracted,
  type Unrecorded,
} from '#kafila/domain/testing';
import { type EventStore, type NewEvent } from '#kafila/event-store';
import { type ReadModels } from '../../database/read-models.js';
import { ProjectionOperations } from '../../operations/projection-operations.js';
import { eventsOf } from '../../testing/events-of.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy } from '../../testing/append-events.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { trips } from '../../trips/trips.projection.js';
import { UsualTimesKept } from './usual-times-kept.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const ROUTE = ['islamabad', 'peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'];
const LEGS = ROUTE.slice(1).map((to, i): [string, string] => [ROUTE[i] ?? '', to]);
const FIVE = ['PK-A1', 'PK-A2', 'PK-A3', 'PK-A4', 'PK-A5'];
const left = exited('torkham-pk', '2 22:00');

/** Five trucks: ten hours at the Pakistani side, eight of them inside; six at the Afghan one. */
const fiveTrucks: readonly Unrecorded[] = [
  planned(ROUTE),
  ...joinedAll(...FIVE),
  dispatched(),
  passed('islamabad', '2 06:00'),
  passed('peshawar', '2 09:00'),
  passed('peshawar', '2 10:00'),
  arrived('torkham-pk', '2 12:00'),
  entered('torkham-pk', '2 14:00'),
  left,
  arrived('torkham-af', '2 23:00'),
  exited('torkham-af', '3 05:00'),
  passed('jalalabad', '3 08:00'),
  passed('kabul', '3 14:00'),
];

/** All that is usual on the route. */
function comparable(usual: UsualTimesByCorridor): object {
  const { legHours, sideHours, insideHours, stayHours, usualKmh, usualSideHours } = usual.on(null);
  return {
    legs: LEGS.map(([from, to]) => legHours(from, to)),
    sides: ROUTE.flatMap((place) => [sideHours(place, 'outbound'), sideHours(place, 'inbound')]),
    inside: ROUTE.map((place) => insideHours?.(place, 'outbound')),
    stays: ROUTE.map((place) => stayHours?.(place)),
    usualKmh,
    usualSideHours,
  };
}

describe.each(DATABASES)('what is usual, on $kind', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let kept: UsualTimesKept;
  beforeAll(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    kept = new UsualTimesKept(readModels);
    await appendToConvoy(eventStore, 'one', eventsOf('one', fiveTrucks));
    await projectAll(stores, eventStore, readModels);
  }, 60_000);

  const report = async (convoyId: string, ...story: readonly Unrecorded[]): Promise<void> => {
    await appendToConvoy(eventStore, convoyId, eventsOf(convoyId, story));
    await projectAll(stores, eventStore, readModels);
  };

  /** The same, learned from the convoys themselves. */
  const ofDocuments = async (): Promise<UsualTimesByCorridor> => {
    const learned = new MeasuredTimes();
    for (const { document } of await readModels.read.selectFrom('convoys').select('document').execute()) {
      const convoy = JSON.parse(document) as ConvoyDocument;
      learned.update(convoy.convoyId, measuredIn(convoy));
    }
    return learned.usual();
  };

  it('is read from the rows as the convoys tell it', async () => {
    const usual = await kept.read();
    expect(usual.on(null).sideHours('torkham-pk', 'outbound')?.median).toBe(10);
    expect(usual.on(null).insideHours?.('torkham-pk', 'outbound')?.median).toBe(8);
    expect(usual.on(null).stayHours?.('peshawar')?.median).toBe(1);
    expect(comparable(usual)).toEqual(comparable(await ofDocuments()));
  });

  it('is corrected by a late report and by one that is taken back, the next time it is asked for', async () => {
    const before = await kept.read();
    await report('one', exited('torkham-pk', '3 02:00', { of: 'PK-A1' }), retracted(left, '4 00:00'));
    const without = await kept.read();
    expect(before.on(null).sideHours('torkham-pk', 'outbound')?.median).toBe(10);
    expect(without.on(null).sideHours('torkham-pk', 'outbound')).toBeUndefined();
    expect(comparable(without)).toEqual(comparable(await ofDocuments()));
    await report('one', exited('torkham-pk', '2 20:00'));
    const corrected = await kept.read();
    expect(corrected.on(null).sideHours('torkham-pk', 'outbound')?.median).toBe(8);
    expect(comparable(corrected)).toEqual(comparable(await ofDocuments()));
    expect(corrected.position).toBe((await eventStore.head()).toString());
  });

  it('goes on with convoys that are new, and is the same for one who reads all of it', async () => {
    await report('two', ...fiveTrucks);
    const usual = await kept.read();
    expect(comparable(usual)).toEqual(comparable(await ofDocuments()));
    expect(comparable(await new UsualTimesKept(readModels).read())).toEqual(comparable(usual));
  });

  it('is corrected when a convoy that was parked goes on without what was skipped', async () => {
    const before = await kept.read();
    const slow = fiveTrucks
      .map((each) => (each === left ? exited('torkham-pk', '3 18:00') : each))
      .slice(0, -4);
    const events = eventsOf('four', slow);
    const leaving = events.length - 1;
    const nonsense: NewEvent = {
      ...{ id: 'eeeeeeee-0000-7000-8000-000000000004', type: 'CheckpointFlown', metadata: {} },
      data: { occurredAt: '2026-03-05T00:00:00.000Z' },
    };
    await appendToConvoy(eventStore, 'four', [
      ...events.slice(0, leaving),
      nonsense,
      ...events.slice(leaving),
    ]);
    await projectAll(stores, eventStore, readModels);
    const parked = await kept.read();
    // Told up to the entry: nothing of the border is measured yet.
    const hours = (usual: UsualTimesByCorridor) => usual.on(null).sideHours('torkham-pk', 'outbound');
    expect(hours(parked)).toEqual(hours(before));

    const operations = new ProjectionOperations(eventStore, readModels);
    await operations.skip(trips.name, 'convoy-four', 'amina', 'nothing flies here');
    const without = await kept.read();
    expect(hours(without)?.p90).toBeGreaterThan(hours(before)?.p90 ?? NaN);
    expect(comparable(without)).toEqual(comparable(await ofDocuments()));
    expect(without.position).toBe(parked.position);
  });

  it('is read once for all that ask at the same time, and never older than the question', async () => {
    const [one, other] = await Promise.all([kept.read(), kept.read()]);
    expect(one).toBe(other);
    const asked = kept.read();
    await report('three', ...fiveTrucks);
    const after = await kept.read();
    expect(BigInt(after.position)).toBeGreaterThan(BigInt((await asked).position));
  });
});
