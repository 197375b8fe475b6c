import { type Kysely, sql, type Transaction } from 'kysely';
import { TRIP_TABLES, type TripTables } from '../trip-tables.js';
import { bringUpToDate, dropGenerationsBeside } from './bring-up-to-date.js';
import { dialectOf } from '../dialect.js';
import { migrations } from './migrations.js';
import { ReadModelsUnusable } from '../read-models.error.js';
import { type Schema } from '../schema.js';

/**
 * Brings the tables up to what this Kafila needs, in one transaction that also keeps a second process out.
 *
 * @param where names the database to people
 * @param keepOthersOut takes a lock, so that only one transaction migrates at a time
 * @param between done after each step; nothing by default
 * @throws ReadModelsUnusable where the tables are somebody else's, or of a newer Kafila
 */
export async function migrate(
  db: Kysely<Schema>,
  where: string,
  keepOthersOut: (trx: Transaction<Schema>) => Promise<void>,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await keepOthersOut(trx);
    const stepped = await takeSteps(trx, await currentVersion(trx, where), where, between);
    if ((await bringUpToDate(trx, TRIP_TABLES)) && !stepped) await dropGenerationsBeside(trx, TRIP_TABLES);
  });
}

/** @returns whether there was a step to take */
async function takeSteps(
  trx: Transaction<Schema>,
  version: number,
  where: string,
  between: () => Promise<void>,
): Promise<boolean> {
  if (version > migrations.length) {
    throw new ReadModelsUnusable(
      `The read models in ${where} have schema version ${version}; this Kafila knows versions up to ` +
        `${migrations.length}. Run the newer Kafila, or give this one an empty place.`,
    );
  }
  if (version === migrations.length) return false;
  await dropGenerationsBeside(trx, TRIP_TABLES);
  for (const step of migrations.slice(version)) {
    await step(trx as unknown as Kysely<never>, dialectOf(trx));
    await between();
  }
  await trx.updateTable('kafila_schema').set({ version: migrations.length }).execute();
  return true;
}

async function currentVersion(trx: Transaction<Schema>, where: string): Promise<number> {
  const tables = await trx.introspection.getTables();
  if (tables.some((table) => table.name === 'kafila_schema')) {
    const row = await trx.selectFrom('kafila_schema').select('version').executeTakeFirst();
    if (!row) throw new ReadModelsUnusable(`The read models in ${where} do not say their schema version.`);
    return row.version;
  }
  const taken = tables.filter(({ name }) => OURS.has(name)).map(({ name }) => name);
  if (taken.length > 0) {
    throw new ReadModelsUnusable(
      `${where} has tables of somebody else (${taken.join(', ')}). Give the read models a place of their own.`,
    );
  }
  await sql`create table kafila_schema (version integer not null)`.execute(trx);
  await trx.insertInto('kafila_schema').values({ version: 0 }).execute();
  return 0;
}

/** Tables that steps make and no projection fills. */
const KEPT: Readonly<Record<Exclude<keyof Schema, keyof TripTables | 'kafila_schema'>, true>> = {
  projections: true,
  parked_streams: true,
  skipped_events: true,
  projection_log: true,
  projection_requests: true,
  convoy_changes: true,
  rates: true,
  assessments: true,
  assessed: true,
  marks: true,
};

/** Where one of these stands without its schema version, it is somebody else's. */
const OURS: ReadonlySet<string> = new Set([...TRIP_TABLES.map(({ name }) => name), ...Object.keys(KEPT)]);
