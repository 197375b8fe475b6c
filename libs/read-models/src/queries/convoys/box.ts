import { type RawBuilder, sql } from 'kysely';
import { e5 } from '../../tables/convoy/fleet.table.js';
import { invalidQuery } from '../answers/query.problems.js';

/** A box on the map, degrees. Where `west` is more than `east`, it lies across the 180th meridian. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const DEGREES = /^-?\d{1,3}(?:\.\d{1,15})?$/;

/** @throws Problem `invalid-query` */
export function readBox(text: string): Box {
  const written = text.split(',');
  const [west = NaN, south = NaN, east = NaN, north = NaN] = written.map((one) =>
    DEGREES.test(one) ? Number(one) : NaN,
  );
  const isOnEarth =
    [west, east].every((lon) => Math.abs(lon) <= 180) && [south, north].every((lat) => Math.abs(lat) <= 90);
  if (written.length === 4 && isOnEarth && south <= north) return { west, south, east, north };
  throw invalidQuery(
    'bbox',
    'must be west,south,east,north in degrees, the south no further north than the north: 66,31,73,36',
  );
}

/** Whether a convoy, a row of `convoys`, was seen in it last. */
export function isInBox({ west, south, east, north }: Box): RawBuilder<boolean> {
  const [w, s, e, n] = [west, south, east, north].map(e5);
  const across = west > east ? sql`(lon_e5 >= ${w} or lon_e5 <= ${e})` : sql`lon_e5 between ${w} and ${e}`;
  return sql<boolean>`exists (select 1 from fleet
    where fleet.convoy_id = convoys.convoy_id and lat_e5 between ${s} and ${n} and ${across})`;
}
