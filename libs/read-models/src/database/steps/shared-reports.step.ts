import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Step 11: which streams have a report id, and the reports whose id two streams have. */
export async function sharedReports(db: Kysely<never>, { text, shortRows }: Dialect): Promise<void> {
  const others = sql`position bigint not null, occurred_at ${text} not null`;
  await sql`create table report_ids (
    report_id ${text} not null, stream ${text} not null, ${others},
    constraint report_ids_key primary key (report_id, stream)
  ) ${shortRows}`.execute(db);
  await sql`create table shared_reports (
    stream ${text} not null, report_id ${text} not null, ${others},
    constraint shared_reports_key primary key (stream, report_id)
  ) ${shortRows}`.execute(db);
  await db.schema.createIndex('shared_reports_by_id').on('shared_reports').columns(['report_id']).execute();
}
