import { type Kysely } from 'kysely';

/** Step 5: changes that people make (retry, skip, switch) have no event: they are numbered beside the positions. */
export async function repairs(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('projections')
    .addColumn('mends', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('convoy_changes')
    .addColumn('mend', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
