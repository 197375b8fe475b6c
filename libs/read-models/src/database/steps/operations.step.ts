import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Step 3: what operators need: events left out, requests to the runner, a log, rows built beside the live ones. */
export async function operations(db: Kysely<never>, { text }: Dialect): Promise<void> {
  await db.schema
    .alterTable('projections')
    .addColumn('indexed', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .alterTable('projections')
    .addColumn('locked_by', sql`${text}`)
    .execute();
  await db.schema
    .createTable('skipped_events')
    .addColumn('projection', sql`${text}`, (c) => c.notNull())
    .addColumn('stream', sql`${text}`, (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('event_id', sql`${text}`, (c) => c.notNull())
    .addColumn('skipped_by', sql`${text}`, (c) => c.notNull())
    .addColumn('reason', sql`${text}`, (c) => c.notNull())
    .addColumn('skipped_at', sql`${text}`, (c) => c.notNull())
    .addPrimaryKeyConstraint('skipped_events_key', ['projection', 'stream', 'revision'])
    .execute();
  await db.schema
    .createTable('projection_log')
    .addColumn('id', sql`${text}`, (c) => c.primaryKey())
    .addColumn('projection', sql`${text}`, (c) => c.notNull())
    .addColumn('at', sql`${text}`, (c) => c.notNull())
    .addColumn('what', sql`${text}`, (c) => c.notNull())
    .addColumn('stream', sql`${text}`)
    .addColumn('position', 'bigint')
    .addColumn('done_by', sql`${text}`, (c) => c.notNull())
    .addColumn('detail', sql`${text}`, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('projection_requests')
    .addColumn('id', sql`${text}`, (c) => c.primaryKey())
    .addColumn('projection', sql`${text}`, (c) => c.notNull())
    .addColumn('what', sql`${text}`, (c) => c.notNull())
    .addColumn('stream', sql`${text}`)
    .addColumn('requested_by', sql`${text}`, (c) => c.notNull())
    .addColumn('reason', sql`${text}`)
    .addColumn('requested_at', sql`${text}`, (c) => c.notNull())
    .addColumn('outcome', sql`${text}`)
    .execute();
  await db.schema
    .createIndex('projection_requests_by_outcome')
    .on('projection_requests')
    .columns(['projection', 'outcome'])
    .execute();
}
