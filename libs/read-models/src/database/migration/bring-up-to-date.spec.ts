import { type Equal } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ColumnType, type Kysely, type Selectable, sql } from 'kysely';
import { makeCheckpoint, readCheckpoint } from '../../runner/checkpoint/checkpoint.js';
import { createNext } from '../../runner/rebuild/generations.js';
import { haltTable } from '../../tables/convoy/halt.table.js';
import { columnsFrom } from '../../tables/descriptor/column.js';
import { defineTable, type RowTable } from '../../tables/descriptor/table.js';
import { DATABASES, TestStores } from '../../testing/test-stores.js';
import { tablesOf } from '../../runner/projection/projection.js';
import { trips } from '../../trips/trips.projection.js';
import { createTable } from '../create-table.js';
import { type ReadModels } from '../read-models.js';
import { type Schema } from '../schema.js';
import { TRIP_TABLES, type TripTables } from '../trip-tables.js';
import { bringUpToDate } from './bring-up-to-date.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const { text, integer } = columnsFrom<unknown>();

/** The halts of a Kafila that also knows the weather. */
const haltsInWeather = defineTable({
  ...haltTable,
  columns: { ...haltTable.named, weather: text(() => 'dry'), wind_ms: integer.orNull(() => null) },
});
const newTable = defineTable({
  ...{ name: 'weather', prefix: null, keyColumns: 1, rows: 'short' },
  columns: { stream: text(() => '') },
});

const HALT = {
  ...{ convoy_id: 'K-1', vehicle_id: 'PK-A1', ordinal: 0, place: null, reason: null },
  ...{ halted_at: '2026-03-01T00:00:00.000Z', resumed_at: null, inferred: 0 },
};

describe('the tables of trips', () => {
  it('have the row types of their descriptors', () => {
    const names: Equal<keyof TripTables, (typeof TRIP_TABLES)[number]['name']> = true;
    const resumedAt: Equal<Selectable<Schema['halts']>['resumed_at'], string | null> = true;
    const position: Equal<Schema['streams']['position'], ColumnType<never, bigint, bigint>> = true;
    const regime: Equal<Schema['passages']['regime'], string> = true;
    const payments: Equal<Schema['passages']['payments'], string | null> = true;
    // @ts-expect-error no table has such a column
    const none: keyof Schema['passages'] = 'weather';
    expect([names, resumedAt, position, regime, payments, none]).toHaveLength(6);
  });

  it('are those that the projection fills, each once', () => {
    const names = (tables: readonly RowTable[]): readonly string[] => tables.map(({ name }) => name).sort();
    expect(names(TRIP_TABLES)).toEqual(names(tablesOf(trips)));
    expect(new Set(names(TRIP_TABLES)).size).toBe(TRIP_TABLES.length);
  });
});

describe.each(DATABASES)('tables in $kind', ({ kind }) => {
  const open = async (): Promise<{ readModels: ReadModels; url: string }> => {
    const url = await stores.emptyUrl(kind);
    return { readModels: await stores.readModels(url), url };
  };
  const writing = async (
    readModels: ReadModels,
    work: (db: Kysely<Schema>) => Promise<unknown>,
  ): Promise<void> => {
    const outcome = await readModels.exclusively('trips', ({ write }) => work(write));
    if (outcome === 'busy') throw new Error('Somebody else works on the projection.');
  };
  /** Columns as `name type not null`, in their order. */
  const columnsOf = async ({ read }: ReadModels, name: string): Promise<readonly string[] | undefined> => {
    const found = (await read.introspection.getTables()).find((table) => table.name === name);
    return found?.columns.map((column) => {
      const type = column.dataType.toLowerCase().replace('int4', 'integer').replace('int8', 'bigint');
      return `${column.name} ${type}${column.isNullable ? '' : ' not null'}`;
    });
  };
  const described = ({ columns }: RowTable): readonly string[] =>
    columns.map(({ name, kind: holds, nullable }) => {
      const type = holds === 'integer' || holds === 'bigint' ? holds : 'text';
      return `${name} ${type}${nullable ? '' : ' not null'}`;
    });

  it('are made by the steps as descriptors describe them, and so are those beside them', async () => {
    const { readModels } = await open();
    await writing(readModels, (db) => db.transaction().execute((trx) => createNext(trx, trips)));
    for (const table of TRIP_TABLES) {
      // A step adds a column after all others, wherever the descriptor has it: the rows of before are made anew, in the order of that.
      const live = await columnsOf(readModels, table.name);
      expect(live?.toSorted()).toEqual(described(table).toSorted());
      expect(await columnsOf(readModels, `next_${table.name}`)).toEqual(described(table));
    }
  });

  it('refuse two rows of one key, beside the live ones too', async () => {
    const { readModels } = await open();
    await writing(readModels, async (db) => {
      await createTable(db, haltTable, 'next_halts');
      for (const name of ['halts', 'next_halts'] as const) {
        const insert = () =>
          db
            .insertInto(name as 'halts')
            .values(HALT)
            .execute();
        await insert();
        // Errors of SQLite may be of another realm than this suite: no `Error` to `toThrow`.
        await expect(insert()).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
      }
    });
  });

  it('get a column that is missing, which is null in the rows that stand', async () => {
    const { readModels } = await open();
    await writing(readModels, async (db) => {
      await db.insertInto('halts').values(HALT).execute();
      const changed = await db.transaction().execute((trx) => bringUpToDate(trx, [haltsInWeather, newTable]));
      expect(changed).toBe(true);
      const { rows } = await sql`select reason, weather, wind_ms from halts`.execute(db);
      expect(rows).toEqual([{ reason: null, weather: null, wind_ms: null }]);
      expect(await db.transaction().execute((trx) => bringUpToDate(trx, [haltsInWeather, newTable]))).toBe(
        false,
      );
    });
    expect(await columnsOf(readModels, 'halts')).toEqual([
      ...described(haltTable),
      'weather text',
      'wind_ms integer',
    ]);
    expect(await columnsOf(readModels, 'weather')).toEqual(described(newTable));
  });

  it('are opened as they are by a Kafila that knows fewer columns', async () => {
    const { readModels, url } = await open();
    await writing(readModels, (db) =>
      db.transaction().execute((trx) => bringUpToDate(trx, [haltsInWeather])),
    );
    const older = await stores.readModels(url);
    expect(await columnsOf(older, 'halts')).toContain('weather text');
    await writing(older, (db) => db.transaction().execute((trx) => createNext(trx, trips)));
    expect(await columnsOf(older, 'next_halts')).toEqual(described(haltTable));
  });

  it('lose the generations beside them where a column was missing, and keep them where none was', async () => {
    const { readModels, url } = await open();
    await writing(readModels, async (db) => {
      await makeCheckpoint(db, { name: 'trips', version: 1, indexed: true });
      await db.transaction().execute((trx) => createNext(trx, trips));
    });
    await stores.readModels(url);
    expect(await readCheckpoint(readModels.read, 'trips@next')).toBeDefined();

    await writing(readModels, (db) => sql`alter table halts drop column reason`.execute(db));
    const reopened = await stores.readModels(url);
    expect(await columnsOf(reopened, 'halts')).toContain('reason text');
    expect(await columnsOf(reopened, 'next_halts')).toBeUndefined();
    expect(await readCheckpoint(reopened.read, 'trips@next')).toBeUndefined();
    expect(await readCheckpoint(reopened.read, 'trips')).toBeDefined();
  });
});
