import { type Kysely } from 'kysely';

/** Step 7: next rows are first filled stream by stream, each up to one position. */
export async function filling(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('projections').addColumn('filled_to', 'bigint').execute();
}
