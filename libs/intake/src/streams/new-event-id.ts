import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** Each look at the generator of the system costs more than all else of an id: one look for 256 of them. */
const pool = new Uint8Array(4_096);
const BYTES_OF_ONE = 16;
let next = pool.length;

/** UUIDv7 of an event that is recorded now. */
export function newEventId(): string {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const random = pool.subarray(next, (next += BYTES_OF_ONE));
  return uuidv7({ random });
}
