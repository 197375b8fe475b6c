import { type Kysely, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

/** Step 14: which rates and which assessments stand, of which no position tells. */
export async function marks(db: Kysely<never>, { text }: Dialect): Promise<void> {
  await sql`create table marks (
    name ${text} not null, mark ${text} not null, constraint marks_key primary key (name)
  )`.execute(db);
}
