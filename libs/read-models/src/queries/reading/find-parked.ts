import { asText, type Database } from '../../database/schema.js';
import { trips } from '../../trips/trips.projection.js';

/** The event that has stopped a stream. */
export interface ParkedAt {
  /** Decimal digits. */
  readonly position: string;
  readonly reason: string;
}

/** Why a stream is parked; undefined where it is not. */
export async function findParked(db: Database, stream: string): Promise<ParkedAt | undefined> {
  return db
    .selectFrom('parked_streams')
    .select(['reason', asText('position').as('position')])
    .where('projection', '=', trips.name)
    .where('stream', '=', stream)
    .executeTakeFirst();
}
