import {
  type Direction,
  isUsualMode,
  type MeasuredConvoy,
  type MeasuredLeg,
  type MeasuredSide,
} from '#kafila/domain';
import { sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';

/** Convoys read in one go, a millisecond or two: between two goes the process does other work. */
const CONVOYS_AT_ONCE = 10;

export type MeasuredById = ReadonlyMap<string, MeasuredConvoy>;

/** What all convoys have measured, in portions. */
export async function* readAllMeasured(db: Database): AsyncGenerator<MeasuredById> {
  for (let after = ''; ;) {
    const found = await db
      .selectFrom('convoys')
      .select('convoy_id')
      .where('convoy_id', '>', after)
      .orderBy('convoy_id')
      .limit(CONVOYS_AT_ONCE)
      .execute();
    const last = found.at(-1);
    if (!last) return;
    yield await readMeasured(
      db,
      found.map(({ convoy_id: id }) => id),
    );
    after = last.convoy_id;
    await otherWork();
  }
}

/** What convoys have measured of which something has changed since, in portions. */
export async function* readChangedMeasured(db: Database, after: ChangeId): AsyncGenerator<MeasuredById> {
  const changed = await db
    .selectFrom('convoy_changes')
    .select('convoy_id')
    .where(sql<boolean>`(position, mend) > (${after.position}, ${after.repair})`)
    .execute();
  for (let from = 0; from < changed.length; from += CONVOYS_AT_ONCE) {
    if (from > 0) await otherWork();
    const some = changed.slice(from, from + CONVOYS_AT_ONCE);
    yield await readMeasured(
      db,
      some.map(({ convoy_id: id }) => id),
    );
  }
}

async function readMeasured(db: Database, convoyIds: readonly string[]): Promise<MeasuredById> {
  const ids = sql.join(convoyIds);
  const convoys = await sql<{ convoy_id: string; corridor_id: string | null }>`
    select convoy_id, corridor_id from convoys where convoy_id in (${ids})`.execute(db);
  const measured = new Map(
    convoys.rows.map(({ convoy_id: id, corridor_id: corridorId }) => [
      id,
      { corridorId, sides: new Array<MeasuredSide>(), legs: new Array<MeasuredLeg>() },
    ]),
  );
  const passages = await sql<PassageRow>`
    select convoy_id, place, direction, entered_at, exited_at, cast(duration_ms as double precision) as ms
    from passages where convoy_id in (${ids}) and inferred = 0`.execute(db);
  for (const { convoy_id: id, place, direction, entered_at, exited_at, ms } of passages.rows) {
    measured.get(id)?.sides.push({ place, direction, ms, insideMs: msBetween(entered_at, exited_at) });
  }
  const legs = await sql<LegRow>`
    select convoy_id, from_place, to_place, mode, case when mode = 'road' then distance_m end as metres, cast(duration_ms as double precision) as ms,
      cast(stay_ms as double precision) as stay
    from legs where convoy_id in (${ids})`.execute(db);
  for (const { convoy_id: id, from_place: from, to_place: to, mode, metres, ms, stay } of legs.rows) {
    const usualMs = isUsualMode(from, to, mode ?? 'road') ? ms : null;
    measured.get(id)?.legs.push({ from, to, metres, ms: usualMs, stayMs: stay });
  }
  return measured;
}

interface PassageRow {
  readonly convoy_id: string;
  readonly place: string;
  readonly direction: Direction;
  readonly entered_at: string | null;
  readonly exited_at: string | null;
  readonly ms: number | null;
}

interface LegRow {
  readonly convoy_id: string;
  readonly from_place: string;
  readonly to_place: string;
  readonly mode: string | null;
  readonly metres: number | null;
  readonly ms: number | null;
  readonly stay: number | null;
}

/** Null where one is missing, or where clocks that differ tell the exit first. */
function msBetween(enteredAt: string | null, exitedAt: string | null): number | null {
  if (enteredAt === null || exitedAt === null || exitedAt < enteredAt) return null;
  return Date.parse(exitedAt) - Date.parse(enteredAt);
}
