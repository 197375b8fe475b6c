import { type Kysely } from 'kysely';

/** Step 12: of a carnet with very many irregularities the newest are shown, and the others are counted. */
export async function newestOfCarnet(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('irregularities_of_carnet_by_since')
    .on('irregularities')
    .columns(['carnet_number', 'since', 'stream', 'code', 'ordinal', 'stream_kind', 'convoy_id'])
    .execute();
}
