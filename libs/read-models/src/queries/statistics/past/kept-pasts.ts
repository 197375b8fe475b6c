import { type Database } from '../../../database/schema.js';

/** Rows of the past that can be read. */
export interface ReadablePast {
  readonly db: Database;
  readonly bytes: number;
  close(): Promise<void>;
}

/** What is kept at most. */
export interface KeptBounds {
  readonly bytes: number;
  readonly pasts: number;
  /** Since it was read last. */
  readonly ms: number;
}

interface Kept {
  readonly filling: Promise<ReadablePast>;
  filled: ReadablePast | undefined;
  users: number;
  usedAt: number;
}

/** Keeps rows of the past for a while: who reproduces a table asks for many of one position. */
export class KeptPasts {
  /** What was read last stands last. */
  readonly #kept = new Map<string, Kept>();
  #tidying: NodeJS.Timeout | undefined;

  constructor(private readonly bounds: KeptBounds) {}

  /**
   * Reads the rows that are kept under a key, or are made now. What makes them goes on where nobody waits any more.
   *
   * @throws what `fill` and `work` throw
   */
  async use<T>(
    key: string,
    fill: () => Promise<ReadablePast>,
    work: (kept: Promise<ReadablePast>) => Promise<T>,
  ): Promise<T> {
    const kept = this.#kept.get(key) ?? this.#begin(key, fill);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.users += 1;
    try {
      return await work(kept.filling);
    } finally {
      kept.users -= 1;
      kept.usedAt = performance.now();
      await this.#tidy();
    }
  }

  /** Call it when what fills them has ended. */
  async close(): Promise<void> {
    clearTimeout(this.#tidying);
    const all = [...this.#kept.values()];
    this.#kept.clear();
    for (const { filling } of all) await filling.then((past) => past.close()).catch(() => undefined);
  }

  #begin(key: string, fill: () => Promise<ReadablePast>): Kept {
    const filling = fill();
    const kept: Kept = { filling, filled: undefined, users: 0, usedAt: performance.now() };
    filling.then(
      async (filled) => {
        kept.filled = filled;
        kept.usedAt = performance.now();
        await this.#tidy();
      },
      () => {
        if (this.#kept.get(key) === kept) this.#kept.delete(key);
      },
    );
    return kept;
  }

  /** Lets go of what nobody reads: the longest unread first, until the rest is within its bounds. */
  async #tidy(): Promise<void> {
    const filled = [...this.#kept].flatMap(([key, { filled: past, users, usedAt }]) =>
      past ? [{ key, past, users, usedAt }] : [],
    );
    let [bytes, pasts] = [filled.reduce((sum, { past }) => sum + past.bytes, 0), filled.length];
    const gone: ReadablePast[] = [];
    for (const { key, past, users, usedAt } of filled) {
      const isOld = performance.now() - usedAt >= this.bounds.ms;
      if (users > 0 || (bytes <= this.bounds.bytes && pasts <= this.bounds.pasts && !isOld)) continue;
      this.#kept.delete(key);
      [bytes, pasts] = [bytes - past.bytes, pasts - 1];
      gone.push(past);
    }
    clearTimeout(this.#tidying);
    if (pasts > 0) this.#tidying = setTimeout(() => void this.#tidy(), this.bounds.ms).unref();
    for (const past of gone) await past.close();
  }
}
