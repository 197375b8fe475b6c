import { type TripTableName } from '../../database/trip-tables.js';
import { type RowTable } from '../../tables/descriptor/table.js';

/**
 * Which rows of a projection: those that are read (`live`), those that are built beside them (`next`), and those that
 * were read before the last switch (`old`). Each generation has its own tables and its own checkpoint.
 */
export type Generation = 'live' | 'next' | 'old';

export function tableIn(generation: Generation, { name }: Pick<RowTable, 'name'>): TripTableName {
  return (generation === 'live' ? name : `${generation}_${name}`) as TripTableName;
}

/** What checkpoint, parked streams and skipped events of a generation are kept under. */
export function keptAs(generation: Generation, projection: string): string {
  return generation === 'live' ? projection : `${projection}@${generation}`;
}
