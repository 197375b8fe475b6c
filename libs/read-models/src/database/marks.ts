import { v7 as uuidv7 } from 'uuid';
import { type Database } from './schema.js';

/** What is written beside the projection, and no position tells of. */
export type Marked = 'rates' | 'assessments';

/** Marks that something is another now. Call it in the transaction that changes it. */
export async function writeMark(db: Database, name: Marked): Promise<void> {
  const mark = uuidv7();
  await db
    .insertInto('marks')
    .values({ name, mark })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ mark }))
    .execute();
}
