import { type Kysely } from 'kysely';

/** Step 8: statistics of one border read its passages only, and alerts the carnets of one convoy. */
export async function byPlace(db: Kysely<never>): Promise<void> {
  await db.schema.createIndex('passages_by_place').on('passages').columns(['place', 'convoy_id']).execute();
  await db.schema.createIndex('carnets_by_convoy_id').on('carnets').columns(['convoy_id']).execute();
}
