import { type Kysely } from 'kysely';

/** Step 9: beside a checkpoint stand the events by which the event store is known again. */
export async function anchors(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('projections').addColumn('anchors', 'text').execute();
}
