import { type Kysely, sql, type Transaction } from 'kysely';
import { type Dialect } from './dialect.js';
import { migrations } from './migrations.js';
import { ReadModelsUnusable } from './read-models.error.js';
import { type Schema } from './schema.js';

/**
 * Brings the tables up to what this Kafila needs, in one transaction that also keeps a second process out.
 *
 * @param keepOthersOut takes what makes the transaction the only one that migrates
 * @throws ReadModelsUnusable where the tables are somebody else's, or of a newer Kafila
 */
export async function migrate(
  db: Kysely<Schema>,
  dialect: Dialect,
  where: string,
  keepOthersOut: (trx: Transaction<Schema>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await keepOthersOut(trx);
    const version = await currentVersion(trx, where);
    if (version > migrations.length) {
      throw new ReadModelsUnusable(
        `The read models in ${where} have schema version ${version}; this Kafila knows versions up to ` +
          `${migrations.length}. Run the newer Kafila, or give this one an empty place.`,
      );
    }
    if (version === migrations.length) return;
    await dropGenerationsBeside(trx);
    for (const step of migrations.slice(version)) await step(trx as unknown as Kysely<never>, dialect);
    await trx.updateTable('kafila_schema').set({ version: migrations.length }).execute();
  });
}

/** What is built beside the tables, or kept of them, has the columns of before: it is let go, and built anew. */
async function dropGenerationsBeside(trx: Transaction<Schema>): Promise<void> {
  const tables = await trx.introspection.getTables();
  for (const { name } of tables) {
    if (/^(next|old)_/.test(name) && Object.hasOwn(OURS, name.replace(/^(next|old)_/, ''))) {
      await trx.schema.dropTable(name).execute();
    }
  }
  for (const [table, column] of [
    ['projections', 'name'],
    ['parked_streams', 'projection'],
    ['skipped_events', 'projection'],
  ] as const) {
    if (!tables.some(({ name }) => name === table)) continue;
    const kept = sql.ref(column);
    await sql`delete from ${sql.table(table)} where ${kept} like '%@next' or ${kept} like '%@old'`.execute(
      trx,
    );
  }
}

async function currentVersion(trx: Transaction<Schema>, where: string): Promise<number> {
  const tables = await trx.introspection.getTables();
  if (tables.some((table) => table.name === 'kafila_schema')) {
    const row = await trx.selectFrom('kafila_schema').select('version').executeTakeFirst();
    if (!row) throw new ReadModelsUnusable(`The read models in ${where} do not say their schema version.`);
    return row.version;
  }
  const taken = tables.filter(({ name }) => Object.hasOwn(OURS, name)).map(({ name }) => name);
  if (taken.length > 0) {
    throw new ReadModelsUnusable(
      `${where} has tables of somebody else (${taken.join(', ')}). Give the read models a place of their own.`,
    );
  }
  await sql`create table kafila_schema (version integer not null)`.execute(trx);
  await trx.insertInto('kafila_schema').values({ version: 0 }).execute();
  return 0;
}

/** Every table that Kafila makes: where one of them stands without its schema version, it is somebody else's. */
const OURS: Readonly<Record<Exclude<keyof Schema, 'kafila_schema'>, true>> = {
  projections: true,
  parked_streams: true,
  skipped_events: true,
  projection_log: true,
  projection_requests: true,
  convoy_changes: true,
  rates: true,
  convoys: true,
  vehicles: true,
  passages: true,
  activities: true,
  halts: true,
  legs: true,
  expenses: true,
  seal_breaches: true,
  whole_trips: true,
  carnets: true,
  tir_operations: true,
  declarations: true,
  irregularities: true,
  claims: true,
  explanations: true,
  streams: true,
  mentions: true,
};
