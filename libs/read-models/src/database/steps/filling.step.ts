import { type Kysely } from 'kysely';

/** Rows that are built beside are filled stream by stream first, each up to one position. */
export async function filling(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('projections').addColumn('filled_to', 'bigint').execute();
}
