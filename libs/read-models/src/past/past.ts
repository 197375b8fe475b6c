import { type KeyPlaces } from '#kafila/domain';
import { type EventReader, StreamRemoved, unlessRemoved } from '#kafila/event-store';
import { type Kysely, sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { asText, type Schema } from '../database/schema.js';
import { streamsInScope } from '../database/scope/scoped.js';
import { inTurns } from './in-turns.js';
import { type Folded } from '../runner/folding/fold-stream.js';
import { kindOf } from '../runner/projection/projection.js';
import { type SkippedEvent } from '../runner/parking/skipped-events.js';
import { type ParkedStream } from '../runner/parking/parked-streams.js';
import { carnetTable } from '../tables/carnet/carnet.table.js';
import { convoyTable } from '../tables/convoy/convoy.table.js';
import { declarationTable } from '../tables/declaration/declaration.table.js';
import { readKeyPlaces } from '../trips/kinds/key-places.js';
import { trips } from '../trips/trips.projection.js';
import { type Clocks } from './clocks.js';
import { sharedIds, sharedRows } from './shared-rows.js';
import { PastTables } from './past-tables.js';
import { streamThen } from './stream-then.js';
import { type KnownUpTo } from './streams-about.js';

/** Streams read at one time, and folded before other work has its turn. */
const AT_ONCE = 16;
/** Names of streams read at one time, where all are folded. */
const LISTED_AT_ONCE = 500;

/** Of a document, in characters. */
const LONG = 500_000;

/** The events, and the tables that say which streams there are. */
export interface Present {
  readonly history: Pick<EventReader, 'readStream'>;
  readonly read: Kysely<Schema>;
}

/** The tables as they would stand at a pair of clocks, with the rows of the streams that were loaded. */
export class Past {
  private readonly loaded = new Set<string>();
  /** Of those whose documents may leave something out. */
  private readonly folds = new Map<string, Folded>();

  private constructor(
    readonly clocks: Clocks,
    readonly present: Present,
    private readonly tables: PastTables,
    private readonly keys: KeyPlaces,
  ) {}

  /** @param tables to fill, empty; in memory unless given */
  static async at(clocks: Clocks, present: Present, tables?: PastTables): Promise<Past> {
    const keys = await readKeyPlaces(present.read, 'live', clocks.position);
    return new Past(clocks, present, tables ?? (await PastTables.open()), keys);
  }

  /** Has the tables of the present. */
  get db(): Kysely<Schema> {
    return this.tables.db;
  }

  /** What had been recorded, to find the streams to load. */
  get known(): KnownUpTo {
    return { read: this.present.read, position: this.clocks.position };
  }

  close(): Promise<void> {
    return this.tables.close();
  }

  /** Folds these streams from their events, each once; those that may be seen. */
  async load(streams: Iterable<string>): Promise<void> {
    const wanted = [...new Set(streams)].filter((stream) => !this.loaded.has(stream));
    const fresh = await streamsInScope(this.present.read, wanted);
    for (let i = 0; i < fresh.length; i += AT_ONCE) {
      if (i > 0) await otherWork();
      const some = fresh.slice(i, i + AT_ONCE);
      const [parked, skipped] = [await this.parkedAmong(some), await this.skippedAmong(some)];
      const { hasSharedReports } = this.tables;
      const shared = hasSharedReports
        ? await sharedIds(this.present.read, some)
        : new Map<string, ReadonlySet<string>>();
      await Promise.all(
        some.map(async (stream) => {
          const folded = await this.fold(
            stream,
            parked.get(stream),
            skipped.get(stream) ?? [],
            shared.get(stream),
          );
          if (folded && isLong(folded)) this.folds.set(stream, folded);
        }),
      );
      for (const stream of some) this.loaded.add(stream);
    }
  }

  /** What was made of a stream that was loaded, where it is long; undefined where it is not, or nothing could be made. */
  foldOf(stream: string): Folded | undefined {
    return this.folds.get(stream);
  }

  /**
   * Folds every stream that had begun by then, one after the other.
   *
   * @throws where the signal ends it
   */
  async loadAll(signal: AbortSignal): Promise<void> {
    for (const { stream } of await this.neverDigested()) await this.loadOne(stream);
    for (let after = ''; ;) {
      const begun = await this.begunAfter(after);
      for (const { stream } of begun) {
        signal.throwIfAborted();
        await this.loadOne(stream);
        await otherWork();
      }
      const last = begun.at(-1);
      if (!last) return;
      after = last.stream;
    }
  }

  private async loadOne(stream: string): Promise<void> {
    const [parked, skipped] = [await this.parkedAmong([stream]), await this.skippedAmong([stream])];
    await this.fold(stream, parked.get(stream), skipped.get(stream) ?? []);
  }

  /** Streams that stopped at their first event: no row tells of them. */
  private neverDigested(): Promise<readonly { readonly stream: string }[]> {
    return this.present.read
      .selectFrom('parked_streams')
      .select('stream')
      .where('projection', '=', trips.name)
      .where(sql<boolean>`position <= ${this.clocks.position}`)
      .where('stream', 'not in', (streams) => streams.selectFrom('streams').select('streams.stream'))
      .execute();
  }

  private begunAfter(after: string): Promise<readonly { readonly stream: string }[]> {
    return this.present.read
      .selectFrom('streams')
      .select('stream')
      .where('stream', '>', after)
      .where(sql<boolean>`position <= ${this.clocks.position}`)
      .orderBy('stream')
      .limit(LISTED_AT_ONCE)
      .execute();
  }

  private async fold(
    stream: string,
    stopped: ParkedStream | undefined,
    skipped: readonly SkippedEvent[],
    shared?: ReadonlySet<string>,
  ): Promise<Folded | undefined> {
    const { position } = this.clocks;
    const kind = kindOf(trips, stream);
    const revisions = new Set(skipped.map(({ revision }) => revision));
    // The present does not go beyond the event that stopped the stream. Neither does the past.
    const { clocks, keys } = this;
    const wanted = { kind, clocks, stoppedAt: stopped?.revision, skipped: revisions, keys, shared };
    const known = await unlessRemoved(streamThen(this.present.history, stream, wanted));
    if (known instanceof StreamRemoved) {
      // No past of it can be told, whatever was known of it then.
      this.tables.addParked(stopped ?? { stream, revision: 0, position: 0n, reason: known.message });
      return undefined;
    }
    const { folded, parked } = await inTurns(known.folding);
    if (folded) await inTurns(this.tables.adding(folded.wanted));
    if (folded && shared) await inTurns(this.tables.adding(sharedRows(stream, known.shared)));
    // Where the stream had not begun by then, nothing is missing.
    const stop = parked ?? (folded || known.isEmpty ? stopped : undefined);
    if (stop && stop.position <= position) this.tables.addParked(stop);
    for (const one of skipped) {
      if (known.skipped.has(one.revision)) this.tables.addSkipped(one);
    }
    return folded;
  }

  private async parkedAmong(streams: readonly string[]): Promise<ReadonlyMap<string, ParkedStream>> {
    const rows = await this.present.read
      .selectFrom('parked_streams')
      .select(['stream', 'revision', 'reason', asText('position').as('position')])
      .where('projection', '=', trips.name)
      .where('stream', 'in', streams)
      .execute();
    return new Map(rows.map((row) => [row.stream, { ...row, position: BigInt(row.position) }]));
  }

  private async skippedAmong(
    streams: readonly string[],
  ): Promise<ReadonlyMap<string, readonly SkippedEvent[]>> {
    const rows = await this.present.read
      .selectFrom('skipped_events')
      .selectAll()
      .select(asText('position').as('place'))
      .where('projection', '=', trips.name)
      .where('stream', 'in', streams)
      .execute();
    const skipped = new Map<string, SkippedEvent[]>();
    for (const { stream, revision, place, reason, event_id: eventId, skipped_by: by, skipped_at } of rows) {
      const one = { stream, revision, position: BigInt(place), eventId, by, reason, skippedAt: skipped_at };
      skipped.set(stream, [...(skipped.get(stream) ?? []), one]);
    }
    return skipped;
  }
}

/** Whether its document is so long that it may leave something out. */
function isLong({ wanted }: Folded): boolean {
  return [convoyTable, carnetTable, declarationTable].some(({ name }) => {
    const [cells] = [...(wanted.get(name)?.values() ?? [])];
    const document = cells?.at(-1);
    return typeof document === 'string' && document.length > LONG;
  });
}
