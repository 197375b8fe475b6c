import { type EventSource } from '#kafila/event-store';
import { NoPlace, Places, type Scope, seenNow, type Settings, SETTINGS } from '#kafila/platform';
import { Inject, Injectable, type OnModuleDestroy, Optional } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../../../database/read-models.js';
import { type Database } from '../../../database/schema.js';
import { onlyStreams } from '../../../database/scope/only-streams.js';
import { streamsThrough } from '../../../database/scope/streams-through.js';
import { scopedTo } from '../../../database/scope/scoped.js';
import { type Clocks } from '../../../past/clocks.js';
import {
  fillPastStatistics,
  PastTooLarge,
  TABLES_OF_STATISTICS,
} from '../../../past/past-statistics-tables.js';
import { firstEventAfter } from '../../../past/position-at.js';
import { readCheckpoint, readStanding } from '../../../runner/checkpoint/checkpoint.js';
import { readSkipped } from '../../../runner/parking/skipped-events.js';
import { trips } from '../../../trips/trips.projection.js';
import { type Answer, Answer as Answers } from '../../answers/answer.js';
import { EVENT_STORE, HISTORY, type HistoryReader, READ_MODELS } from '../../reading/stores.tokens.js';
import { tooManyPastReads } from '../../two-clocks/clocks.problems.js';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { KeptPasts, type ReadablePast } from './kept-pasts.js';
import { pastBeingMade, pastTooLarge } from './past-statistics.problems.js';

/** How long an answer waits until the rows are made. Proxies give up after a minute, or half of it. */
const MOST_WAIT_MS = 20_000;
/** Where no settings are given. */
const MOST_BYTES = 1024 ** 3;
const KEPT = { pasts: 4, ms: 10 * 60_000 };
/** One is made at a time; so many wait. */
const MOST_WAITING = 8;

/** What had been recorded by then, for a statistic. */
export interface KnownThen {
  readonly clocks: Clocks;
  /** When the last of it was recorded, RFC 3339 in UTC. */
  readonly recordedAt: string;
}

/**
 * Statistics of the past (law 6): all streams are folded up to a position, by the code that fills the rows of the present,
 * into rows of their own, and the ordinary query reads those.
 */
@Injectable()
export class PastStatistics implements OnModuleDestroy {
  readonly #closing = new AbortController();
  readonly #places = new Places(1, MOST_WAITING);
  readonly #kept: KeptPasts;
  readonly #mostBytes: number;

  constructor(
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
    @Inject(HISTORY) private readonly history: HistoryReader,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly twoClocks: TwoClocks,
    @Optional() @Inject(SETTINGS) settings?: Settings,
  ) {
    this.#mostBytes = settings?.limits.pastStatisticsBytes ?? MOST_BYTES;
    this.#kept = new KeptPasts({ ...KEPT, bytes: this.#mostBytes });
  }

  async onModuleDestroy(): Promise<void> {
    this.#closing.abort();
    await this.#kept.close();
  }

  /**
   * @param asked `knownAt` is an instant or a position, as it was written; `through`: only of convoys that were to go so then
   * @throws Problem as `TwoClocks.clocksOf`, and `past-being-made`, `past-too-large`, `too-many-past-reads`
   */
  async read<T>(
    asked: {
      readonly knownAt: string;
      readonly waitFor?: string | undefined;
      readonly through?: Scope | undefined;
    },
    read: (db: Database, known: KnownThen) => Promise<T>,
  ): Promise<Answer<T>> {
    const { value: clocks, standing } = await this.twoClocks.clocksOf(asked);
    const last = await firstEventAfter(this.eventStore, clocks.position - 1n);
    const known = { clocks, recordedAt: last?.recordedAt ?? '' };
    const fill = (): Promise<ReadablePast> => this.#fill(clocks);
    const seen = await this.#streamsSeen();
    return this.#kept.use(await this.#keyOf(clocks), fill, async (filling) => {
      const { db: whole } = await this.#made(filling);
      const streams = asked.through ? await streamsThrough(whole, asked.through, seen) : seen;
      const db = streams ? onlyStreams(whole, streams, TABLES_OF_STATISTICS) : whole;
      const { parked } = await readStanding(db, trips.name);
      const then = { ...standing, position: clocks.position, parked };
      return Answers.asOf(then, () => read(db, known));
    });
  }

  /** The rows are kept for all: whoever does not see everything reads those of the streams that he sees. Undefined: all. */
  async #streamsSeen(): Promise<readonly string[] | undefined> {
    const sees = seenNow();
    if (sees === undefined) return undefined;
    const rows = await scopedTo(this.readModels.read, sees).selectFrom('streams').select('stream').execute();
    return rows.map(({ stream }) => stream);
  }

  /** What else the rows depend on: what people have left out, and which losses of events they have accepted. */
  async #keyOf({ position }: Clocks): Promise<string> {
    const { read } = this.readModels;
    const [skipped, checkpoint] = [
      await readSkipped(read, trips.name),
      await readCheckpoint(read, trips.name),
    ];
    const left = skipped.map(({ stream, revision }) => [stream, revision]);
    return JSON.stringify([position.toString(), checkpoint?.anchors?.losses ?? 0, left]);
  }

  async #fill(clocks: Clocks): Promise<ReadablePast> {
    const { history, readModels } = this;
    const bounds = { mostBytes: this.#mostBytes, signal: this.#closing.signal };
    const { tables, bytes } = await this.#places.take(() =>
      fillPastStatistics({ ...clocks, at: null }, { history, read: readModels.read }, bounds),
    );
    return { db: tables.db, bytes, close: () => tables.close() };
  }

  async #made(filling: Promise<ReadablePast>): Promise<ReadablePast> {
    const waited = new AbortController();
    const late = delay(MOST_WAIT_MS, 'late' as const, { signal: waited.signal, ref: false });
    late.catch(() => undefined);
    try {
      const made = await Promise.race([filling, late]);
      if (made === 'late') throw pastBeingMade();
      return made;
    } catch (error) {
      if (error instanceof NoPlace) throw tooManyPastReads();
      throw error instanceof PastTooLarge ? pastTooLarge(error.mostBytes) : error;
    } finally {
      waited.abort();
    }
  }
}
