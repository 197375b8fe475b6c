import { MeasuredTimes, type UsualTimesByCorridor } from '#kafila/domain';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type ReadModels } from '../../database/read-models.js';
import { type Database } from '../../database/schema.js';
import { type ChangeId, compareChanges } from '../../runner/projection/change-id.js';
import { readReached } from '../../runner/checkpoint/checkpoint.js';
import { trips } from '../../trips/trips.projection.js';
import { READ_MODELS } from '../reading/stores.tokens.js';
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

/** How often it keeps up while nobody asks, at most; and which part of the time that may take. */
const KEEP_UP_MS = 2000;
const KEEP_UP_SHARE = 0.05;

/**
 * Keeps what is usual, true up to the moment at which it is asked. All rows are read once, when the process begins; from
 * then on only those of the convoys that have changed since.
 */
@Injectable()
export class UsualTimesKept implements OnModuleInit, OnModuleDestroy {
  #kept: Kept | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<UsualTimesAsOf> | undefined;
  #keepingUp: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {}

  /** From now on it keeps up, so that nobody who asks waits for all that has changed since somebody asked last. */
  onModuleInit(): void {
    const begin = performance.now();
    // Where it cannot be read now, whoever asks is told.
    void this.read()
      .catch(() => undefined)
      .then(() => {
        if (this.#closing.signal.aborted) return;
        const pause = Math.max(KEEP_UP_MS, (performance.now() - begin) / KEEP_UP_SHARE);
        this.#keepingUp = setTimeout(() => {
          this.onModuleInit();
        }, pause).unref();
      });
  }

  async onModuleDestroy(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#keepingUp);
    await this.#running;
  }

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
      this.#closing.signal.throwIfAborted();
      for (const [convoyId, measured] of portion) times.update(convoyId, measured);
    }
  }
}

function keptOf({ times, reached }: Omit<Kept, 'usual'>): Kept {
  const usual = { ...times.usual(), position: reached.position.toString() };
  return { times, reached, usual };
}
