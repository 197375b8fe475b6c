import { LearnedTimes, type UsualTimesOf } from '#kafila/domain';
import { type ReadModels } from '../../database/read-models.js';
import { type Database } from '../../database/schema.js';
import { readPosition } from '../../runner/checkpoint.js';
import { type MeasuredById, readAllMeasured, readChangedMeasured } from './read-measured.js';

/** The statistics as forecasts and alerts ask them. */
export interface UsualTimesAsOf extends UsualTimesOf {
  /** Up to which position they are true, a decimal string. */
  readonly position: string;
}

/** What was learned, and up to where. */
interface Kept {
  readonly learned: LearnedTimes;
  readonly position: bigint;
  /** What was done last to rows that no event tells of. */
  readonly mend: string | null;
  readonly usual: UsualTimesAsOf;
}

/** What somebody does to rows behind the last event: they may change without the position. */
const MENDS = ['retried', 'skipped', 'switched'];

/**
 * Keeps what is usual, true up to the moment at which it is asked. All rows are read once; from then on only those of the
 * convoys that have changed since.
 */
export class UsualTimesKept {
  #kept: Kept | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<UsualTimesAsOf> | undefined;

  constructor(
    private readonly readModels: ReadModels,
    private readonly projection: string,
  ) {}

  /** As of now. One reading for all that ask while the one before goes on. */
  read(): Promise<UsualTimesAsOf> {
    if (this.#next) return this.#next;
    const next = this.#running.then(() => {
      this.#next = undefined;
      return this.#bringUpToDate();
    });
    this.#running = next.catch(() => undefined);
    return (this.#next = next);
  }

  async #bringUpToDate(): Promise<UsualTimesAsOf> {
    const kept = this.#kept;
    if (kept) {
      const fresh = await this.readModels.snapshot((db) => this.#learnChanged(db, kept));
      if (fresh) return (this.#kept = fresh).usual;
    }
    return (this.#kept = await this.readModels.longSnapshot((db) => this.#learnAll(db))).usual;
  }

  /** @returns undefined where it takes all rows to tell what has changed */
  async #learnChanged(db: Database, kept: Kept): Promise<Kept | undefined> {
    const [position, mend] = [await readPosition(db, this.projection), await this.#lastMend(db)];
    if (mend !== kept.mend || position < kept.position) return undefined;
    if (position === kept.position) return kept;
    const { learned } = kept;
    await learnFrom(readChangedMeasured(db, kept.position), learned);
    return keptOf({ learned, position, mend });
  }

  async #learnAll(db: Database): Promise<Kept> {
    const [position, mend] = [await readPosition(db, this.projection), await this.#lastMend(db)];
    const learned = new LearnedTimes();
    await learnFrom(readAllMeasured(db), learned);
    return keptOf({ learned, position, mend });
  }

  async #lastMend(db: Database): Promise<string | null> {
    const last = await db
      .selectFrom('projection_log')
      .select('id')
      .where('projection', '=', this.projection)
      .where('what', 'in', MENDS)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last?.id ?? null;
  }
}

async function learnFrom(portions: AsyncIterable<MeasuredById>, learned: LearnedTimes): Promise<void> {
  for await (const portion of portions) {
    for (const [convoyId, measured] of portion) learned.learn(convoyId, measured);
  }
}

function keptOf({ learned, position, mend }: Omit<Kept, 'usual'>): Kept {
  const usual = { ...learned.usual(), position: position.toString() };
  return { learned, position, mend, usual };
}
