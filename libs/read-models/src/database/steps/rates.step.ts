import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Rates of exchange as the operator tells them: no rows of a projection, so no rebuild makes them again. */
export async function rates(db: Kysely<never>, { text }: Dialect): Promise<void> {
  await db.schema
    .createTable('rates')
    .addColumn('currency', sql`${text}`, (c) => c.notNull())
    .addColumn('day', sql`${text}`, (c) => c.notNull())
    .addColumn('usd', sql`${text}`, (c) => c.notNull())
    .addPrimaryKeyConstraint('rates_key', ['currency', 'day'])
    .execute();
}
