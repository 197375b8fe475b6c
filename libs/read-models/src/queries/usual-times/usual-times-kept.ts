import { type ReadModels } from '../../database/read-models.js';
import { readPosition } from '../../runner/checkpoint.js';
import { readUsualTimes, type UsualTimesOf } from './usual-times.js';

/** What is usual changes slowly, and all rows have to be read for it: they are read again at most this often. */
const KEPT_MS = 60_000;

interface Kept {
  readonly usual: UsualTimesOf;
  readonly readAt: number;
}

/** Keeps what is usual: for good as long as nothing is recorded, for a minute while something is. */
export class UsualTimesKept {
  #kept: Kept | undefined;
  #reading: Promise<UsualTimesOf> | undefined;

  /** @param elapsed milliseconds since any moment, never going back */
  constructor(
    private readonly readModels: ReadModels,
    private readonly projection: string,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** As of now, or of a moment of up to a minute before: `position` of the answer tells. One reading for all that ask. */
  async read(): Promise<UsualTimesOf> {
    const kept = this.#kept;
    if (kept) {
      if (this.elapsed() - kept.readAt < KEPT_MS) return kept.usual;
      const position = await readPosition(this.readModels.read, this.projection);
      if (kept.usual.position === position.toString()) return kept.usual;
    }
    this.#reading ??= this.#readAnew().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readAnew(): Promise<UsualTimesOf> {
    const readAt = this.elapsed();
    const usual = await this.readModels.longSnapshot(async (db) => {
      const position = await readPosition(db, this.projection);
      return readUsualTimes(db, position.toString());
    });
    this.#kept = { usual, readAt };
    return usual;
  }
}
