import { asText, type Database } from '../../database/schema.js';
import { type ChangeId, NO_CHANGE } from '../../runner/projection/change-id.js';
import { trips } from '../../trips/trips.projection.js';

/** How far convoys are assessed. */
export interface Assessed {
  /** All that changed up to here. */
  readonly reached: ChangeId;
  /** When that was, RFC 3339 in UTC; null where nothing was assessed yet. */
  readonly at: string | null;
  /** Every convoy was assessed at this instant or later; null until all were for the first time. */
  readonly allAt: string | null;
  /** What is usual rests in each of them on everything recorded up to here; null likewise. */
  readonly usualAsOf: string | null;
}

const NOTHING: Assessed = { reached: NO_CHANGE, at: null, allAt: null, usualAsOf: null };

export async function readAssessed(db: Database): Promise<Assessed> {
  const row = await db
    .selectFrom('assessed')
    .select([asText('position').as('position'), 'mend', 'at', 'all_at'])
    .select(asText('usual_as_of').$castTo<string | null>().as('usualAsOf'))
    .where('name', '=', trips.name)
    .executeTakeFirst();
  if (!row) return NOTHING;
  const { position, mend: repair, at, all_at: allAt, usualAsOf } = row;
  return { reached: { position: BigInt(position), repair }, at, allAt, usualAsOf };
}

/** Notes that all that changed up to here is assessed. */
export async function writeReached(db: Database, { position, repair }: ChangeId, at: string): Promise<void> {
  const values = { position, mend: repair, at };
  await db
    .insertInto('assessed')
    .values({ name: trips.name, ...values, usual_as_of: null, all_at: null })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

/** Notes since when all of them are assessed. */
export async function writeAllAt(db: Database, allAt: string, usualAsOf: bigint): Promise<void> {
  await db
    .updateTable('assessed')
    .set({ all_at: allAt, usual_as_of: usualAsOf })
    .where('name', '=', trips.name)
    .execute();
}
