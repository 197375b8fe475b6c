import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { readPosition } from '../../runner/checkpoint/checkpoint.js';
import { tablesOf } from '../../runner/projection/projection.js';
import { recomputeRowsDigest } from '../../runner/rows/rows-digest.js';
import { roadTrip } from '../../testing/road.js';
import { DATABASES, type DatabaseKind, projectAll, TestStores } from '../../testing/test-stores.js';
import { tripTables } from '../../testing/trip-tables.js';
import { appendTrips } from '../../testing/append-events.js';
import { trips } from '../../trips/trips.projection.js';
import { type ReadModels } from '../read-models.js';
import { firstTables } from '../steps/first-tables.step.js';

/** Made after version 1, beside the rows. */
const OPERATIONS = ['skipped_events', 'projection_log', 'projection_requests'];

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

/** Makes of it what Kafila left behind when its read models had version 1, with a stream parked and a row. */
async function asInVersion1(readModels: ReadModels, kind: DatabaseKind): Promise<void> {
  await readModels.exclusively('trips', async ({ write }) => {
    for (const { name } of [
      ...tablesOf(trips),
      { name: 'convoy_changes' },
      { name: 'rates' },
      { name: 'assessments' },
      { name: 'assessed' },
      { name: 'marks' },
    ]) {
      await write.schema.dropTable(name).execute();
    }
    for (const name of [...OPERATIONS, 'projections', 'parked_streams'])
      await write.schema.dropTable(name).execute();
    const dialect =
      kind === 'SQLite'
        ? { text: sql`text`, bytes: sql`blob`, shortRows: sql`without rowid` }
        : { text: sql`text collate "C"`, bytes: sql`bytea`, shortRows: sql`` };
    await firstTables(write as unknown as Kysely<never>, dialect);
    await sql`update kafila_schema set version = 1`.execute(write);
    await sql`insert into projections (name, version, position, rows_digest)
      values ('trips', 1, 99, 'abc'), ('other', 1, 7, 'def')`.execute(write);
    await sql`insert into parked_streams (projection, stream, position, revision, reason, parked_at)
      values ('trips', 'convoy-road-1', 5, 4, 'not known then', '2026-01-01T00:00:00.000Z')`.execute(write);
    await sql`insert into convoys (convoy_id, status, regime, planned_departure, position, search, document)
      values ('gone', 'planned', 'TIR', '2026-01-01T00:00:00.000Z', 99, 'gone', '{}')`.execute(write);
  });
  await readModels.close();
}

describe.each(DATABASES)('read models of version 1 in $kind', ({ kind }) => {
  it('come up and are filled anew from the first event on', async () => {
    const url = await stores.emptyUrl(kind);
    await asInVersion1(await stores.readModels(url), kind);
    const eventStore = await stores.eventStore();
    const head = await appendTrips(eventStore, [roadTrip(1), roadTrip(2)]);

    const readModels = await stores.readModels(url);
    expect(await readPosition(readModels.read, 'trips')).toBe(0n);
    expect(await readPosition(readModels.read, 'other')).toBe(7n);
    await projectAll(stores, eventStore, readModels);
    expect(await readPosition(readModels.read, 'trips')).toBe(head);
    const fresh = await stores.readModels(await stores.emptyUrl(kind));
    await projectAll(stores, eventStore, fresh);
    expect(await tripTables(readModels)).toEqual(await tripTables(fresh));
    expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(
      await recomputeRowsDigest(fresh.read, trips.tables),
    );
  });
});
