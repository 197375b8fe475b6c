import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';

/** Convoys in one question; well below the parameter limits. */
const AT_ONCE = 500;

/** A declaration, as far as it tells where its goods come from. */
export interface DeclaredGoods {
  readonly reference: string;
  readonly place: string | null;
  readonly convoy_id: string | null;
  /** JSON; none: all vehicles of the convoy. */
  readonly vehicle_ids: string;
}

/**
 * When vehicles with the goods of declarations arrived at their places, by reference: at a side of a border as a passage
 * tells it, elsewhere as a leg does. Other streams tell of it, so it is joined here.
 */
export async function arrivalsOf(
  db: Database,
  declarations: readonly DeclaredGoods[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const convoys = [...new Set(declarations.flatMap(({ convoy_id: id }) => (id === null ? [] : [id])))];
  const places = [...new Set(declarations.flatMap(({ place }) => (place === null ? [] : [place])))];
  const arrivals = new Map<string, { readonly vehicle: string; readonly at: string }[]>();
  if (places.length > 0) {
    for (let i = 0; i < convoys.length; i += AT_ONCE) {
      for (const { convoy_id: id, vehicle_id: vehicle, place, at } of await arrivalRows(
        db,
        sql.join(convoys.slice(i, i + AT_ONCE)),
        sql.join(places),
      )) {
        const known = arrivals.get(`${id}\0${place}`);
        if (known) known.push({ vehicle, at });
        else arrivals.set(`${id}\0${place}`, [{ vehicle, at }]);
      }
    }
  }
  return new Map(
    declarations.map(({ reference, place, convoy_id: convoyId, vehicle_ids: ids }) => {
      const vehicles = new Set(JSON.parse(ids) as string[]);
      const there = arrivals.get(`${convoyId ?? ''}\0${place ?? ''}`) ?? [];
      const carrying = there.filter(({ vehicle }) => vehicles.size === 0 || vehicles.has(vehicle));
      return [reference, carrying.map(({ at }) => at)];
    }),
  );
}

async function arrivalRows(
  db: Database,
  convoys: RawBuilder<unknown>,
  places: RawBuilder<unknown>,
): Promise<readonly { convoy_id: string; vehicle_id: string; place: string; at: string }[]> {
  const { rows } = await sql<{ convoy_id: string; vehicle_id: string; place: string; at: string }>`
    select convoy_id, vehicle_id, place, coalesce(arrived_at, entered_at) as at from passages
      where convoy_id in (${convoys}) and place in (${places}) and coalesce(arrived_at, entered_at) is not null
    union
    select convoy_id, vehicle_id, to_place, arrived_at from legs
      where convoy_id in (${convoys}) and to_place in (${places}) and arrived_at is not null`.execute(db);
  return rows;
}
