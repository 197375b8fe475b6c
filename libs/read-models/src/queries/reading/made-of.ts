import { addedGeography } from '#kafila/domain';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { trips } from '../../trips/trips.projection.js';

/** The map that this process reads by. */
let geography: string | undefined;

/**
 * What all rows are that answers are made of: how far they are, which ones of which version by their digest, what was done to them by
 * hand, the rates, and the assessments. As long as this is the same, so is every row.
 */
export async function madeOf(db: Database): Promise<readonly unknown[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select cast(position as text) as position, rows_digest, version, mends,
      (select max(id) from projection_log where projection = ${trips.name}) as done,
      (select mark from marks where name = 'rates') as rates,
      (select mark from marks where name = 'assessments') as assessments
    from projections where name = ${trips.name}`.execute(db);
  geography ??= createHash('sha256').update(JSON.stringify(addedGeography())).digest('base64url');
  return [trips.version, geography, ...rows.flatMap((row) => Object.values(row))];
}
