import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Step 6: what streams have ever named. From it follows which streams to fold for a look at the past. */
export async function mentions(db: Kysely<never>, { text, shortRows }: Dialect): Promise<void> {
  await sql`create table streams (
    stream ${text} not null, position bigint not null, recorded_at ${text} not null,
    constraint streams_key primary key (stream)
  ) ${shortRows}`.execute(db);
  await sql`create table mentions (
    stream ${text} not null, kind ${text} not null, ${sql.ref('key')} ${text} not null, position bigint not null,
    constraint mentions_key primary key (stream, kind, ${sql.ref('key')})
  ) ${shortRows}`.execute(db);
  await db.schema
    .createIndex('streams_by_recorded_at')
    .on('streams')
    .columns(['recorded_at', 'position'])
    .execute();
  await db.schema.createIndex('mentions_by_kind').on('mentions').columns(['kind', 'key']).execute();
}
