import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from '../database/migration/migrate.js';
import { type Schema } from '../database/schema.js';

/** All tables of the read models, empty, in memory. Destroy it at the end. */
export async function memoryTables(): Promise<Kysely<Schema>> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Sqlite(':memory:') }) });
  await migrate(db, 'memory', () => Promise.resolve());
  return db;
}
