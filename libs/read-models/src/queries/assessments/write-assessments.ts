import { sql } from 'kysely';
import { asText, type Database, type Schema } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { trips } from '../../trips/trips.projection.js';
import { gravestColumns } from './alerts-in-scope.js';
import { type Assessment } from './assess-convoys.js';

/** What these assessments were made of. */
export interface AssessedBy {
  /** When, RFC 3339 in UTC. */
  readonly at: string;
  /** All that was recorded of the convoys up to here. */
  readonly asOf: bigint;
  /** What is usual, up to here. */
  readonly usualAsOf: bigint;
}

/**
 * Puts assessments in the place of those before. Those that tell something else get a number beside the position of the
 * projection, as repairs do: the live feed comes to them in its order. Call it in a transaction.
 */
export async function writeAssessments(
  db: Database,
  assessments: readonly Assessment[],
  by: AssessedBy,
): Promise<void> {
  if (assessments.length === 0) return;
  const before = await toldBefore(
    db,
    assessments.map(({ convoyId }) => convoyId),
  );
  const news = assessments.filter(({ convoyId, told }) => before.get(convoyId)?.told !== told);
  const ids = await nextChanges(db, news.length);
  const toldAt = new Map(news.map(({ convoyId }, i) => [convoyId, ids[i]]));
  const rows = assessments.map((assessment) => {
    const { convoyId } = assessment;
    const id = toldAt.get(convoyId) ?? before.get(convoyId)?.id ?? { position: 0n, repair: 0 };
    return rowOf(assessment, by, id);
  });
  const columns = Object.keys(rows[0] ?? {}) as (keyof Schema['assessments'])[];
  await db
    .insertInto('assessments')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('convoy_id')
        .doUpdateSet((e) => Object.fromEntries(columns.map((name) => [name, e.ref(`excluded.${name}`)]))),
    )
    .execute();
}

function rowOf(
  { convoyId, arrival, alerts, forecast, told }: Assessment,
  { at, asOf, usualAsOf }: AssessedBy,
  { position, repair }: ChangeId,
) {
  return {
    convoy_id: convoyId,
    assessed_at: at,
    as_of: asOf,
    usual_as_of: usualAsOf,
    expected_at: arrival?.expectedAt ?? null,
    earliest_at: arrival?.earliestAt ?? null,
    latest_at: arrival?.latestAt ?? null,
    basis: arrival?.basis ?? null,
    ...gravestColumns(alerts),
    told,
    position,
    mend: repair,
    alerts: JSON.stringify(alerts),
    forecast,
  };
}

async function toldBefore(
  db: Database,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly told: string; readonly id: ChangeId }>> {
  const rows = await db
    .selectFrom('assessments')
    .select(['convoy_id', 'told', asText('position').as('position'), 'mend'])
    .where('convoy_id', 'in', convoyIds)
    .execute();
  return new Map(
    rows.map(({ convoy_id: convoyId, told, position, mend: repair }) => [
      convoyId,
      { told, id: { position: BigInt(position), repair } },
    ]),
  );
}

/** The next so many changes that no event made. Until the transaction is over, the projection does not go on. */
async function nextChanges(db: Database, count: number): Promise<readonly ChangeId[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ position: string; mends: number }>`
    update projections set mends = mends + ${count} where name = ${trips.name}
    returning cast(position as text) as position, mends`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('There are no rows to assess any more.');
  const position = BigInt(row.position);
  return Array.from({ length: count }, (_, i) => ({ position, repair: row.mends - count + i + 1 }));
}
