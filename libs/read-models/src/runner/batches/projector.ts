import {
  type Anchor,
  anchoredTo,
  type Anchors,
  type EventReader,
  NO_ANCHORS,
  type RecordedEvent,
  type RemovedStream,
} from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type Database, type Schema } from '../../database/schema.js';
import { Batch } from './batch.js';
import { type Checkpoint, moveCheckpoint } from '../checkpoint/checkpoint.js';
import { LONG, type MemoryBounds, memoryBounds, weightOfFold, weightOfKnown } from './memory-bounds.js';
import { type FoldContext } from './fold-anew.js';
import { foldBatch, type FoldedStream, parkRemoved, refoldStream } from './fold-batch.js';
import { type Generation, keptAs } from '../projection/generation.js';
import { KAFILA, writeLog } from '../parking/log-book.js';
import { noteRepair } from '../checkpoint/note-repair.js';
import { noteParked } from '../parking/parked-streams.js';
import { readParked, removeParked } from '../parking/parked-streams.js';
import { type Projection, type Touched } from '../projection/projection.js';
import { NotedChanges, RowChanges } from '../rows/row-changes.js';
import { noteReports } from '../rows/shared-reports.js';
import { addToDigest } from '../rows/rows-digest.js';
import { readSkipped, Skipped } from '../parking/skipped-events.js';
import { earlierFolds, type KnownStream } from '../folding/known-stream.js';
import { type ParkedStream } from '../parking/parked-streams.js';
import { writeRows } from '../rows/write-rows.js';

export interface ProjectorOptions {
  readonly projection: Projection;
  readonly eventStore: EventReader;
  readonly write: Kysely<Schema>;
  /** Streams kept folded in memory, at most, and what all may weigh. */
  readonly streamsInMemory: number;
  readonly memory?: MemoryBounds;
  /** Which rows it writes. Default: those that are read. */
  readonly generation?: Generation;
}

/** What a commit did to parked streams. */
export interface Committed {
  readonly parked: readonly ParkedStream[];
  /** Streams that were parked and go on. */
  readonly resumed: readonly string[];
}

/**
 * Takes a projection from one checkpoint to the next. The caller holds the lock. After any error it is thrown away, and a
 * new one begins from the checkpoint: what it has in memory may no longer match the tables.
 */
export class Projector {
  private readonly known: LRUCache<string, KnownStream>;
  private readonly parked: Map<string, ParkedStream>;
  private readonly generation: Generation;
  private readonly memory: MemoryBounds;
  /** What checkpoint and parked streams are kept under. */
  private readonly name: string;
  private readonly context: FoldContext;
  private batch: Batch;
  /** Of which the event store tells since the last commit. */
  private removed = new Map<string, RemovedStream>();
  /** With what was taken and is not committed yet. */
  private anchoredAt: Anchors;

  private constructor(
    private readonly options: ProjectorOptions,
    private checkpoint: Checkpoint & { readonly anchors: Anchors | null },
    parked: readonly ParkedStream[],
    private readonly skipped: Skipped,
  ) {
    const { projection, eventStore, write, generation = 'live' } = options;
    this.generation = generation;
    this.name = keptAs(generation, projection.name);
    this.memory = options.memory ?? memoryBounds();
    // One that weighs more than all may is not kept.
    this.known = new LRUCache({
      max: options.streamsInMemory,
      maxSize: this.memory.known,
      sizeCalculation: weightOfKnown,
    });
    this.parked = new Map(parked.map((each) => [each.stream, each]));
    this.context = {
      ...{ projection, eventStore, db: write, generation },
      skippedOf: skipped.of,
      known: (stream) => this.known.get(stream),
      parked: (stream) => this.parked.get(stream),
    };
    this.batch = this.nextBatch();
    this.anchoredAt = checkpoint.anchors ?? NO_ANCHORS;
  }

  /** @param checkpoint where the generation stands, read under the lock */
  static async begin(
    options: ProjectorOptions,
    checkpoint: Checkpoint & { readonly anchors: Anchors | null },
  ): Promise<Projector> {
    const { write, projection, generation = 'live' } = options;
    const name = keptAs(generation, projection.name);
    const parked = await readParked(write, name);
    return new Projector(options, checkpoint, parked, new Skipped(await readSkipped(write, name)));
  }

  /** Every event up to here is in the rows. */
  get position(): bigint {
    return this.checkpoint.position;
  }

  /** Every event up to here was taken, and is in the rows or in the next commit. */
  get taken(): bigint {
    return this.batch.position;
  }

  get rowsDigest(): string {
    return this.checkpoint.rowsDigest;
  }

  /** By what the event store is known again, with what was taken last. */
  get anchors(): Anchors {
    return this.anchoredAt;
  }

  get parkedCount(): number {
    return this.parked.size;
  }

  /** Where a stream is parked; undefined where it is not. */
  parkedAt(stream: string): ParkedStream | undefined {
    return this.parked.get(stream);
  }

  /** Events taken in since the last commit. */
  get pending(): number {
    return this.batch.size;
  }

  /** Whether what was taken weighs so much that it is to be committed. */
  get isFull(): boolean {
    return this.batch.weight >= this.memory.pending;
  }

  /** Takes events into the next commit. @param position everything up to there was delivered */
  take(events: readonly RecordedEvent[], position: bigint, removed: readonly RemovedStream[] = []): void {
    this.batch.add(events, position);
    for (const each of removed) this.removed.set(each.stream, each);
    if (events.length > 0) this.anchoredAt = anchoredTo(this.anchoredAt, events);
  }

  /** Parks the streams of events that somebody removed in the event store. Nothing may be pending. */
  async parkRemoved(removed: readonly Anchor[]): Promise<Committed> {
    const reason = 'Somebody deleted the stream in the event store, or cut it off.';
    const outcomes = removed.map(({ stream, position, revision }) => ({
      ...{ stream, stored: undefined },
      parked: { stream, position, revision, reason },
    }));
    return this.write(
      () => [outcomes],
      this.position,
      () => Promise.resolve(),
    );
  }

  /**
   * Writes the rows that follow from what was taken, the streams it parked, and the checkpoint, in one transaction.
   * Where the process dies before the commit, the rows stay as they were, and the same events are taken again.
   */
  async commit(): Promise<Committed> {
    const { batch, removed } = this;
    if (batch.position === this.checkpoint.position && removed.size === 0) return { parked: [], resumed: [] };
    const { projection } = this.options;
    const outcomes = async function* (this: Projector, db: Database): ReturnType<typeof foldBatch> {
      const context = { ...this.context, db };
      yield* foldBatch(context, batch, this.memory.unwritten);
      yield await parkRemoved(context, [...removed.values()]);
    }.bind(this);
    const committed = await this.write(outcomes, batch.position, async (db, touched) => {
      if (this.generation === 'live') await projection.noteChanges?.(db, touched);
    });
    this.batch = this.nextBatch();
    this.removed = new Map();
    return committed;
  }

  /**
   * Folds a stream anew from the store, up to the checkpoint. Writes what changes and what `note` writes in one
   * transaction. Nothing may be pending.
   *
   * @param from the first revision that the rows may not show yet
   * @param skip revisions to leave out from now on; `note` writes them down
   */
  async refold(
    stream: string,
    from: number,
    note: (db: Database, outcome: FoldedStream) => Promise<void>,
    skip: readonly number[] = [],
  ): Promise<ParkedStream | undefined> {
    if (this.pending > 0) throw new Error('A stream is folded anew between two commits only.');
    for (const revision of skip) this.skipped.add({ stream, revision });
    this.known.delete(stream);
    const outcome = await refoldStream(this.context, stream, this.position, from);
    await this.write(
      () => [[outcome]],
      this.position,
      async (db, touched) => {
        if (this.generation === 'live') await noteRepair(db, this.options.projection, touched);
        await note(db, outcome);
      },
    );
    return this.parked.get(stream);
  }

  /** @param folded portions of streams, each written before the next is folded */
  private async write(
    folded: (db: Database) => AsyncIterable<readonly FoldedStream[]> | Iterable<readonly FoldedStream[]>,
    position: bigint,
    note: (db: Database, touched: Touched) => Promise<void>,
  ): Promise<Committed> {
    const { projection, write } = this.options;
    const noted = new NotedChanges(projection);
    const parked: ParkedStream[] = [];
    const resumed: string[] = [];
    const anchors = this.anchoredAt;
    let digest = 0n;
    const at = new Date().toISOString();
    const to = await write.transaction().execute(async (trx) => {
      for await (const outcomes of folded(trx)) {
        const changes = new RowChanges(projection.tables);
        for (const outcome of outcomes) this.keep(outcome, changes, noted, { parked, resumed });
        digest += await this.noteReports(trx, outcomes, changes);
        for (const table of changes.tables) await writeRows(trx, table, this.generation);
        noted.add(changes.tables);
        digest += changes.digest;
      }
      const rowsDigest = addToDigest(this.checkpoint.rowsDigest, digest);
      const reached = { position, rowsDigest, anchors };
      await moveCheckpoint(trx, this.name, this.checkpoint, reached);
      for (const each of parked) await noteParked(trx, this.name, each);
      for (const stream of resumed) await this.noteResumed(trx, stream, at);
      await note(trx, noted);
      return reached;
    });

    this.checkpoint = to;
    for (const stream of resumed) this.parked.delete(stream);
    for (const each of parked) {
      this.parked.set(each.stream, each);
      this.known.delete(each.stream);
    }
    return { parked, resumed };
  }

  /** @returns what the rows digest changes by */
  private async noteReports(
    db: Database,
    outcomes: readonly FoldedStream[],
    changes: RowChanges,
  ): Promise<bigint> {
    const { ledger } = this.options.projection;
    if (!ledger) return 0n;
    const lines = outcomes.flatMap(({ stream, reports = [] }) => ledger.linesOf(stream, reports));
    if (lines.length === 0) return 0n;
    const { upserts, digest } = await noteReports(db, ledger, this.generation, lines);
    changes.tables.find(({ table }) => table === ledger.shared)?.upserts.push(...upserts);
    return digest;
  }

  /** Kept in memory before the commit: where that fails, the projector is thrown away. */
  private keep(
    { stream, folded, stored, parked: stopped }: FoldedStream,
    changes: RowChanges,
    noted: NotedChanges,
    { parked, resumed }: { readonly parked: ParkedStream[]; readonly resumed: string[] },
  ): void {
    if (folded) {
      const { fold, tip } = folded;
      const { revision } = tip;
      const { long = LONG } = this.memory;
      const before = this.known.peek(stream);
      this.known.set(stream, {
        ...{ fold, revision, rows: changes.add(folded.wanted, stored) },
        weight: weightOfFold({ fold, revision }, before?.weight, long),
        earlier: earlierFolds(before, revision, long),
      });
      noted.tips.push(tip);
    }
    if (stopped) noted.tips.push(stopped);
    const before = this.parked.get(stream);
    if (stopped && differs(stopped, before)) parked.push(stopped);
    if (before && !stopped && folded) resumed.push(stream);
  }

  private async noteResumed(db: Database, stream: string, at: string): Promise<void> {
    await removeParked(db, this.name, stream);
    const position = this.parked.get(stream)?.position ?? null;
    await writeLog(db, this.name, { at, what: 'resumed', stream, position, by: KAFILA, detail: '' });
  }

  private nextBatch(): Batch {
    return new Batch(this.options.projection, this.skipped.of, this.checkpoint.position);
  }
}

function differs(now: ParkedStream, before: ParkedStream | undefined): boolean {
  return now.revision !== before?.revision || now.reason !== before.reason;
}
