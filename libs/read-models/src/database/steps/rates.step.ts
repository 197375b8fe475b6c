import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Step 4: rates of exchange. Operators write them; no rebuild makes them again. */
export async function rates(db: Kysely<never>, { text }: Dialect): Promise<void> {
  await db.schema
    .createTable('rates')
    .addColumn('currency', sql`${text}`, (c) => c.notNull())
    .addColumn('day', sql`${text}`, (c) => c.notNull())
    .addColumn('usd', sql`${text}`, (c) => c.notNull())
    .addPrimaryKeyConstraint('rates_key', ['currency', 'day'])
    .execute();
}
