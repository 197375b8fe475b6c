import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';

/** So many are shown with a convoy or a carnet, the newest: more are a list of their own. A declaration shows one of each code. */
export const MOST_SHOWN = 1000;

/** The column that says what irregularities are of. */
export type OfWhat = 'convoy_id' | 'carnet_number';

/** How many irregularities those have that have more than are shown with them, also such as another stream explains. */
export type CountsOfMany = ReadonlyMap<string, number>;

export async function countsOfMany(db: Database, of: OfWhat, ids: readonly string[]): Promise<CountsOfMany> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; many: string | number }>`
    select ${sql.ref(of)} as id, count(*) as many from irregularities where ${sql.ref(of)} in (${sql.join(ids)})
    group by ${sql.ref(of)} having count(*) > ${MOST_SHOWN}`.execute(db);
  return new Map(rows.map(({ id, many }) => [id, Number(many)]));
}

/** The same of carnets that these convoys had and other convoys have now. */
export async function countsOfCarnetsElsewhere(
  db: Database,
  convoyIds: readonly string[],
): Promise<readonly { readonly convoyId: string; readonly carnetNumber: string; readonly many: number }[]> {
  if (convoyIds.length === 0) return [];
  const { rows } = await sql<{ convoy_id: string; key: string; many: string | number }>`
    select held.convoy_id, held.key, count(*) as many
    from (select distinct convoy_id, key from claims where kind = 'carnet' and convoy_id in (${sql.join(convoyIds)})) as held
    join irregularities as i on i.carnet_number = held.key and i.stream_kind = 'carnet'
      and (i.convoy_id is null or i.convoy_id <> held.convoy_id)
    group by held.convoy_id, held.key having count(*) > ${MOST_SHOWN}`.execute(db);
  return rows.map(({ convoy_id: convoyId, key: carnetNumber, many }) => {
    return { convoyId, carnetNumber, many: Number(many) };
  });
}

/** The newest irregularities of one of them, as many as are shown; of a carnet, also only those that its own stream tells. */
export function newestOf(of: OfWhat, id: string, stream?: string): RawBuilder<unknown> {
  const own = stream === undefined ? sql`` : sql`and stream = ${stream}`;
  return sql`(select * from irregularities where ${sql.ref(of)} = ${id} ${own}
    order by since desc, stream desc, code desc, ordinal desc limit ${MOST_SHOWN})`;
}

const FILTERS = { convoy_id: 'convoyId', carnet_number: 'carnetNumber' };

/** The member `earlierIrregularities` where more than `MOST_SHOWN` are known: how many others, and where they are listed. */
export function earlierIrregularities(
  of: OfWhat,
  id: string,
  many: number | undefined,
): Readonly<Record<string, string>> {
  if (many === undefined) return {};
  const list = `/v1/irregularities?${FILTERS[of]}=${encodeURIComponent(id)}`;
  return { earlierIrregularities: JSON.stringify({ count: many - MOST_SHOWN, list }) };
}
