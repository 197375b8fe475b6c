import { convoyStream } from '#kafila/domain';
import { type EventStore, type NewEvent } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../database/read-models.js';
import { documentsOf, findConvoy } from '../queries/convoys/find-convoys.js';
import { findVehicle } from '../queries/vehicles/find-vehicle.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { recomputeRowsDigest } from '../runner/rows/rows-digest.js';
import { roadTrip } from '../testing/road.js';
import { DATABASES, eventually, projectAll, TestStores } from '../testing/test-stores.js';
import { tripTables } from '../testing/trip-tables.js';
import { appendToConvoy, appendTrips } from '../testing/append-events.js';
import { inStepsOf } from '../testing/subscriptions.js';
import { fixedTrips, UNFOLDABLE, unfoldable } from '../testing/unfoldable.js';
import { trips } from '../trips/trips.projection.js';
import { ProjectionOperations } from './projection-operations.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const POISON = 'eeeeeeee-0000-7000-8000-000000000001';
/** No form of this type is known: it cannot be read. */
const unreadable: NewEvent = {
  id: POISON,
  type: 'CheckpointFlown',
  data: { occurredAt: '2026-03-05T00:00:00.000Z' },
  metadata: {},
};
const ofNone = (fact: NewEvent): NewEvent => ({ ...unfoldable(fact), id: POISON });
const takenBack: NewEvent = {
  id: 'eeeeeeee-0000-7000-8000-000000000002',
  type: 'ReportRetracted',
  data: { occurredAt: '2026-03-05T01:00:00.000Z', retracts: POISON, reason: 'did-not-occur' },
  metadata: {},
};

interface Scene {
  readonly eventStore: EventStore;
  readonly readModels: ReadModels;
  readonly operations: ProjectionOperations;
}

describe.each(DATABASES)('a parked stream on $kind', ({ kind }) => {
  async function fresh(): Promise<Scene> {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    return { eventStore, readModels, operations: new ProjectionOperations(eventStore, readModels) };
  }
  /** Rows kept of the convoys that are poisoned and not. */
  async function poisoned(poison: (fact: NewEvent) => NewEvent): Promise<Scene & { stream: string }> {
    const scene = await fresh();
    const { convoyId, decisions, facts } = roadTrip(1);
    await appendToConvoy(scene.eventStore, convoyId, [...decisions, ...facts.slice(0, 3)]);
    await appendToConvoy(scene.eventStore, convoyId, [poison(facts[3] as NewEvent), ...facts.slice(3)]);
    await appendTrips(scene.eventStore, [roadTrip(2)]);
    await projectAll(stores, scene.eventStore, scene.readModels);
    return { ...scene, stream: convoyStream(convoyId) };
  }
  async function digestOf({ readModels }: Scene): Promise<string | undefined> {
    const kept = await readCheckpoint(readModels.read, trips.name);
    expect(kept?.rowsDigest).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
    return kept?.rowsDigest;
  }
  /** What the same events give that come at once, in one portion. */
  async function atOnce({ eventStore }: Scene): Promise<Scene> {
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    await projectAll(stores, eventStore, readModels);
    return { eventStore, readModels, operations: new ProjectionOperations(eventStore, readModels) };
  }

  it.each([
    ['cannot be read', () => unreadable],
    ['cannot be folded', ofNone],
  ])(
    'goes on by itself where the event that %s is taken back, whatever portions they come in',
    async (_, poison) => {
      const scene = await poisoned(poison);
      expect(await scene.operations.parked('trips')).toMatchObject([{ stream: scene.stream }]);
      await appendToConvoy(scene.eventStore, roadTrip(1).convoyId, [takenBack]);
      await projectAll(stores, scene.eventStore, scene.readModels);
      expect(await scene.operations.parked('trips')).toEqual([]);

      const together = await atOnce(scene);
      const apart = { ...(await fresh()), eventStore: scene.eventStore };
      await projectAll(stores, inStepsOf(scene.eventStore, 1), apart.readModels, { eventsPerCommit: 1 });
      for (const other of [together, apart]) {
        expect(await tripTables(other.readModels)).toEqual(await tripTables(scene.readModels));
        expect(await digestOf(other)).toBe(await digestOf(scene));
        expect(await other.operations.parked('trips')).toEqual([]);
      }
    },
  );

  it('stays where it is at a retry that changes nothing, and goes on at one after a fix', async () => {
    const scene = await poisoned(ofNone);
    const { operations, stream } = scene;
    const again = await operations.retry('trips', stream, 'amina');
    expect(again).toMatchObject({ stream, stillParked: { reason: UNFOLDABLE } });

    const fixed = new ProjectionOperations(scene.eventStore, scene.readModels, [fixedTrips]);
    expect(await fixed.retry('trips', stream, 'amina')).toEqual({ stream, stillParked: null });
    expect(await operations.parked('trips')).toEqual([]);
    await digestOf(scene);
    const lines = (await operations.log('trips')).map(({ what, by, detail }) => ({ what, by, detail }));
    expect(lines).toContainEqual({ what: 'retried', by: 'amina', detail: 'digested' });
    expect(lines).toContainEqual({ what: 'retried', by: 'amina', detail: UNFOLDABLE });
  });

  it('goes on without the event that is skipped, for ever and in every rebuild, and says who left it out', async () => {
    const scene = await poisoned(ofNone);
    const { operations, stream } = scene;
    expect(await operations.skip('trips', stream, 'amina', 'it names no vehicle')).toEqual({
      stream,
      stillParked: null,
    });
    expect(await operations.skipped('trips')).toMatchObject([
      { stream, eventId: POISON, by: 'amina', reason: 'it names no vehicle' },
    ]);
    expect(await operations.log('trips')).toContainEqual(
      expect.objectContaining({ what: 'skipped', by: 'amina', detail: 'it names no vehicle', stream }),
    );

    const found = await findConvoy(scene.readModels.read, 'road-1');
    const [shown] = await documentsOf(scene.readModels.read, found ? [found] : []);
    expect(JSON.parse(shown ?? '')).toMatchObject({
      convoyId: 'road-1',
      skippedEvents: [{ eventId: POISON, by: 'amina', reason: 'it names no vehicle' }],
    });
    const vehicle = await findVehicle(scene.readModels.read, 'PK-TLK100');
    expect(JSON.parse(vehicle ?? '')).toMatchObject({
      convoys: [{ convoyId: 'road-1', skippedEvents: [{ eventId: POISON, by: 'amina' }] }],
    });

    const sane = await fresh();
    const { convoyId, decisions, facts } = roadTrip(1);
    await appendToConvoy(sane.eventStore, convoyId, [...decisions, ...facts]);
    await appendTrips(sane.eventStore, [roadTrip(2)]);
    await projectAll(stores, sane.eventStore, sane.readModels);
    const [had, wanted] = [await tripTables(scene.readModels), await tripTables(sane.readModels)];
    expect(had.passages).toEqual(wanted.passages);
    expect(had.vehicles).toEqual(wanted.vehicles);

    // A late report folds the whole stream again, and so does a rebuild.
    await appendToConvoy(scene.eventStore, convoyId, [
      { ...takenBack, data: { ...takenBack.data, retracts: decisions[0]?.id ?? '' } },
    ]);
    await projectAll(stores, scene.eventStore, scene.readModels);
    expect(await operations.parked('trips')).toEqual([]);
    await operations.rebuild('trips', new AbortController().signal);
    expect(await operations.compare('trips')).toMatchObject({ digestsEqual: true, examples: [] });
  });

  it('is retried by the runner that holds the lock, asked by another process', async () => {
    const scene = await poisoned(ofNone);
    const runner = stores.run({ ...scene, projection: fixedTrips });
    await eventually(() => runner.status.live);
    expect(await scene.operations.retry('trips', scene.stream, 'amina')).toEqual({
      stream: scene.stream,
      stillParked: null,
    });
    await eventually(() => runner.status.parked === 0);
    await runner.stop();
    await digestOf(scene);
  });

  it('is not retried or skipped where it is not parked, or where nobody signs', async () => {
    const { operations } = await poisoned(ofNone);
    const refused = (code: string) => expect.objectContaining({ name: 'OperationRefused', code });
    await expect(operations.retry('trips', 'convoy-road-2', 'amina')).rejects.toEqual(refused('not-parked'));
    await expect(operations.retry('trips', 'convoy-road-1', ' ')).rejects.toEqual(refused('by-missing'));
    await expect(operations.skip('trips', 'convoy-road-1', 'amina', '')).rejects.toEqual(
      refused('reason-missing'),
    );
    await expect(operations.switch('trips', ' ')).rejects.toEqual(refused('by-missing'));
    await expect(operations.drop('trips', 'old', '')).rejects.toEqual(refused('by-missing'));
    await expect(operations.parked('ships')).rejects.toEqual(refused('unknown-projection'));
    expect(await operations.skipped('trips')).toEqual([]);
  });
});
