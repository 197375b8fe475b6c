import { MeasuredTimes, type UsualTimesByCorridor } from '#kafila/domain';
import { type ReadModels } from '../../database/read-models.js';
import { type Database } from '../../database/schema.js';
import { type ChangeId, compareChanges } from '../../runner/projection/change-id.js';
import { readReached } from '../../runner/checkpoint/checkpoint.js';
import { trips } from '../../trips/trips.projection.js';
import { type MeasuredById, readAllMeasured, readChangedMeasured } from './read-measured.js';

/** The statistics as forecasts and alerts ask them. */
export interface UsualTimesAsOf extends UsualTimesByCorridor {
  /** Up to which position they are true, a decimal string. */
  readonly position: string;
}

/** What was learned, and up to where. */
interface Kept {
  readonly times: MeasuredTimes;
  readonly reached: ChangeId;
  readonly usual: UsualTimesAsOf;
}

/**
 * Keeps what is usual, true up to the moment at which it is asked. All rows are read once, when it is asked first; from then on
 * only those of the convoys that have changed since.
 */
export class UsualTimesKept {
  #kept: Kept | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<UsualTimesAsOf> | undefined;

  /** @param closing ends a reading that goes on */
  constructor(
    private readonly readModels: ReadModels,
    private readonly closing?: AbortSignal,
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
      const fresh = await this.readModels.longSnapshot((db) => this.#measureChanged(db, kept));
      if (fresh) return (this.#kept = fresh).usual;
    }
    return (this.#kept = await this.readModels.longSnapshot((db) => this.#measureAll(db))).usual;
  }

  /** @returns undefined where rows have gone back, as those of a backup do: then all have to be read */
  async #measureChanged(db: Database, kept: Kept): Promise<Kept | undefined> {
    const { times } = kept;
    const reached = await readReached(db, trips.name);
    const further = compareChanges(reached, kept.reached);
    if (further <= 0) return further === 0 ? kept : undefined;
    await this.#addMeasured(readChangedMeasured(db, kept.reached), times);
    return keptOf({ times, reached });
  }

  async #measureAll(db: Database): Promise<Kept> {
    const times = new MeasuredTimes();
    const reached = await readReached(db, trips.name);
    await this.#addMeasured(readAllMeasured(db), times);
    return keptOf({ times, reached });
  }

  async #addMeasured(portions: AsyncIterable<MeasuredById>, times: MeasuredTimes): Promise<void> {
    for await (const portion of portions) {
      this.closing?.throwIfAborted();
      for (const [convoyId, measured] of portion) times.update(convoyId, measured);
    }
  }
}

function keptOf({ times, reached }: Omit<Kept, 'usual'>): Kept {
  const usual = { ...times.usual(), position: reached.position.toString() };
  return { times, reached, usual };
}
