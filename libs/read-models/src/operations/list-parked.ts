import { asText, type Database } from '../database/schema.js';

/** A stream that does not go on. */
export interface ListedParked {
  readonly stream: string;
  readonly position: bigint;
  readonly revision: number;
  readonly reason: string;
  /** RFC 3339 in UTC. */
  readonly parkedAt: string;
}

/** Streams of a projection that do not go on, in the order of their names. */
export async function listParked(db: Database, projection: string): Promise<readonly ListedParked[]> {
  const rows = await db
    .selectFrom('parked_streams')
    .select(['stream', 'revision', 'reason', 'parked_at', asText('position').as('position')])
    .where('projection', '=', projection)
    .orderBy('stream')
    .execute();
  return rows.map(({ parked_at: parkedAt, position, ...row }) => ({
    ...row,
    position: BigInt(position),
    parkedAt,
  }));
}
