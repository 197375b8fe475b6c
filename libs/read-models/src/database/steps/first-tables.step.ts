import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Step 1: checkpoints, and convoys with their vehicles and passages. */
export async function firstTables(db: Kysely<never>, { text, shortRows }: Dialect): Promise<void> {
  await db.schema
    .createTable('projections')
    .addColumn('name', sql`${text}`, (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('rows_digest', sql`${text}`, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('parked_streams')
    .addColumn('projection', sql`${text}`, (c) => c.notNull())
    .addColumn('stream', sql`${text}`, (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('reason', sql`${text}`, (c) => c.notNull())
    .addColumn('parked_at', sql`${text}`, (c) => c.notNull())
    .addPrimaryKeyConstraint('parked_streams_key', ['projection', 'stream'])
    .execute();
  await db.schema
    .createTable('convoys')
    .addColumn('convoy_id', sql`${text}`, (c) => c.primaryKey())
    .addColumn('status', sql`${text}`, (c) => c.notNull())
    .addColumn('corridor_id', sql`${text}`)
    .addColumn('regime', sql`${text}`, (c) => c.notNull())
    .addColumn('planned_departure', sql`${text}`, (c) => c.notNull())
    .addColumn('last_seen_at', sql`${text}`)
    .addColumn('next_place', sql`${text}`)
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('search', sql`${text}`, (c) => c.notNull())
    .addColumn('document', sql`${text}`, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('vehicles')
    .addColumn('convoy_id', sql`${text}`, (c) => c.notNull())
    .addColumn('vehicle_id', sql`${text}`, (c) => c.notNull())
    .addColumn('plate', sql`${text}`, (c) => c.notNull())
    .addColumn('status', sql`${text}`, (c) => c.notNull())
    .addColumn('registered_country', sql`${text}`, (c) => c.notNull())
    .addColumn('current_country', sql`${text}`)
    .addColumn('last_place', sql`${text}`)
    .addColumn('last_seen_at', sql`${text}`)
    .addColumn('next_place', sql`${text}`)
    .addPrimaryKeyConstraint('vehicles_key', ['convoy_id', 'vehicle_id'])
    .modifyEnd(shortRows)
    .execute();
  await db.schema
    .createTable('passages')
    .addColumn('convoy_id', sql`${text}`, (c) => c.notNull())
    .addColumn('vehicle_id', sql`${text}`, (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('place', sql`${text}`, (c) => c.notNull())
    .addColumn('direction', sql`${text}`, (c) => c.notNull())
    .addColumn('arrived_at', sql`${text}`)
    .addColumn('entered_at', sql`${text}`)
    .addColumn('exited_at', sql`${text}`)
    .addColumn('duration_ms', 'bigint')
    .addColumn('inferred', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('passages_key', ['convoy_id', 'vehicle_id', 'ordinal'])
    .modifyEnd(shortRows)
    .execute();

  const index = (table: string, ...columns: string[]): Promise<void> =>
    db.schema
      .createIndex(`${table}_by_${columns[0] ?? ''}`)
      .on(table)
      .columns(columns)
      .execute();
  // Every page of convoys is ordered by departure; the live feed follows the position.
  await index('convoys', 'planned_departure', 'convoy_id');
  await index('convoys', 'position');
  await index('convoys', 'status', 'planned_departure', 'convoy_id');
  await index('convoys', 'corridor_id', 'planned_departure', 'convoy_id');
  await index('vehicles', 'current_country', 'convoy_id');
  await index('vehicles', 'last_place', 'convoy_id');
  await index('vehicles', 'vehicle_id');
}
