import { type Database } from '../../database/schema.js';
import { readUsualTimes, type UsualTimesOf } from './usual-times.js';

/** What is usual changes slowly, and all rows have to be read for it: they are read again at most this often. */
const KEPT_MS = 60_000;

/** Keeps what is usual: for good as long as nothing is recorded, for a minute while something is. */
export class UsualTimesKept {
  #kept: { readonly usual: UsualTimesOf; readonly readAt: number } | undefined;

  /** @param elapsed milliseconds since any moment, never going back */
  constructor(private readonly elapsed: () => number = () => performance.now()) {}

  /** As of a position, or of one of up to a minute before: `position` of the answer tells. */
  async read(db: Database, position: bigint): Promise<UsualTimesOf> {
    const now = this.elapsed();
    const kept = this.#kept;
    if (kept && (kept.usual.position === position.toString() || now - kept.readAt < KEPT_MS))
      return kept.usual;
    const usual = await readUsualTimes(db, position.toString());
    this.#kept = { usual, readAt: now };
    return usual;
  }
}
