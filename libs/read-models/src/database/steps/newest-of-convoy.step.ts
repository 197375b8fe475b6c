import { type Kysely } from 'kysely';

/** Step 10: of a convoy with very many irregularities the newest are shown, and the others are not read. */
export async function newestOfConvoy(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('irregularities_of_convoy_by_since')
    .on('irregularities')
    .columns(['convoy_id', 'since', 'stream', 'code', 'ordinal'])
    .execute();
}
