import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Step 13: what changes with the clock, assessed for each convoy. No projection fills it, see `queries/assessments`. */
export async function assessments(db: Kysely<never>, { text, bytes }: Dialect): Promise<void> {
  await sql`create table assessments (
    convoy_id ${text} not null,
    assessed_at ${text} not null, as_of bigint not null, usual_as_of bigint not null,
    expected_at ${text}, earliest_at ${text}, latest_at ${text}, basis ${text},
    alert_code ${text}, alert_severity ${text}, alert_since ${text}, alert_count integer not null,
    told ${text} not null, position bigint not null, mend integer not null,
    alerts ${text} not null, forecast ${bytes} not null,
    constraint assessments_key primary key (convoy_id)
  )`.execute(db);
  await db.schema
    .createIndex('assessments_by_change')
    .on('assessments')
    .columns(['position', 'mend'])
    .execute();
  await db.schema
    .createIndex('assessments_by_alert')
    .on('assessments')
    .columns(['alert_severity', 'convoy_id'])
    .execute();
  await sql`create table assessed (
    name ${text} not null,
    position bigint not null, mend integer not null, at ${text} not null,
    usual_as_of bigint, all_at ${text},
    constraint assessed_key primary key (name)
  )`.execute(db);
  await db.schema.createIndex('carnets_by_position').on('carnets').columns(['position']).execute();
}
