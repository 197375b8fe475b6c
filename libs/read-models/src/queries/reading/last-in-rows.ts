import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX } from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { trips } from '../../trips/trips.projection.js';

const ROWS = [
  [CONVOY_PREFIX, 'convoys', 'convoy_id'],
  [CARNET_PREFIX, 'carnets', 'carnet_number'],
  [DECLARATION_PREFIX, 'declarations', 'reference'],
] as const;

/**
 * The position of the last event that rows, or what parks a stream, tell of: the stream goes as far as that, or further.
 * Undefined where they tell of none, and where the rows are of a store that lost events.
 */
export async function lastInRows(db: Database, stream: string): Promise<bigint | undefined> {
  const [prefix = '', table, key] = ROWS.find(([of]) => stream.startsWith(of)) ?? [];
  if (table === undefined) return undefined;
  const { rows } = await sql<{ last: string | null }>`select cast(max(position) as text) as last from (
      select position from ${sql.table(table)} where ${sql.ref(key)} = ${stream.slice(prefix.length)}
      union all select position from parked_streams where projection = ${trips.name} and stream = ${stream}
    ) as known
    where position <= (select position from projections where name = ${trips.name})`.execute(db);
  const last = rows[0]?.last ?? null;
  return last === null ? undefined : BigInt(last);
}
