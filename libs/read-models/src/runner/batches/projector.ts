import {
  type Anchor,
  type Anchors,
  type EventReader,
  NO_ANCHORS,
  type RecordedEvent,
  type RemovedStream,
} from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type KeyPlaces, NO_KEYS } from '#kafila/domain';
import { type Database, type Schema } from '../../database/schema.js';
import { type Checkpoint, makeAnew } from '../checkpoint/checkpoint.js';
import { noteRepair } from '../checkpoint/note-repair.js';
import { type ParkedStream } from '../parking/parked-streams.js';
import { type Generation, keptAs } from '../projection/generation.js';
import { type Projection } from '../projection/projection.js';
import { Batch } from './batch.js';
import { commitFolded, type CommitTarget, type ToCommit } from './commit-folded.js';
import { type FoldContext } from './fold-anew.js';
import { foldBatch, type FoldedStream, parkRemoved, refoldStream } from './fold-batch.js';
import { foldRevoked } from './fold-revoked.js';
import { type MemoryBounds, memoryBounds } from './memory-bounds.js';
import { type Committed, StreamsInMemory } from './streams-in-memory.js';

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

/**
 * Takes a projection from one checkpoint to the next. The caller holds the lock. After any error it is thrown away, and a
 * new one begins from the checkpoint: what it has in memory may no longer match the tables.
 */
export class Projector {
  /** Whether the rows are to be made anew: keys are known by now that were not known when they were made. */
  isOutdated = false;
  private readonly target: CommitTarget;
  private batch: Batch;

  private constructor(
    private readonly options: ProjectorOptions,
    private checkpoint: Checkpoint & { readonly anchors: Anchors | null },
    private readonly streams: StreamsInMemory,
    private readonly memory: MemoryBounds,
    private keys: KeyPlaces,
  ) {
    const { projection, write, generation = 'live' } = options;
    const name = keptAs(generation, projection.name);
    this.target = { projection, write, generation, name, streams };
    this.batch = this.nextBatch();
  }

  /** @param checkpoint where the generation stands, read under the lock */
  static async begin(
    options: ProjectorOptions,
    checkpoint: Checkpoint & { readonly anchors: Anchors | null },
  ): Promise<Projector> {
    const { write, projection, generation = 'live', memory = memoryBounds(), streamsInMemory } = options;
    const name = keptAs(generation, projection.name);
    const streams = await StreamsInMemory.read(write, name, memory, streamsInMemory);
    const keys = (await projection.keys?.read(write, generation)) ?? NO_KEYS;
    return new Projector(options, checkpoint, streams, memory, keys);
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
    return this.batch.anchors;
  }

  get parkedCount(): number {
    return this.streams.parkedCount;
  }

  /** Where a stream is parked; undefined where it is not. */
  parkedAt(stream: string): ParkedStream | undefined {
    return this.streams.parked(stream);
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
    this.batch.add(events, position, removed);
  }

  /** Parks the streams of events that somebody removed in the event store. Nothing may be pending. */
  async parkRemoved(removed: readonly Anchor[]): Promise<Committed> {
    const reason = 'Somebody deleted the stream in the event store, or cut it off.';
    const outcomes = removed.map(({ stream, position, revision }) => ({
      ...{ stream, stored: undefined },
      parked: { stream, position, revision, reason },
    }));
    return this.write(this.position, { folded: () => [outcomes], note: () => Promise.resolve() });
  }

  /**
   * Writes the rows that follow from what was taken, the streams it parked, and the checkpoint, in one transaction.
   * Where the process dies before the commit, the rows stay as they were, and the same events are taken again.
   */
  async commit(): Promise<Committed> {
    const { batch } = this;
    if (batch.position === this.checkpoint.position && batch.removed.size === 0)
      return { parked: [], resumed: [] };
    const { projection, generation } = this.target;
    const committed = await this.write(batch.position, {
      folded: (db) => this.fold(db, batch),
      note: async (db, touched) => {
        if (generation === 'live') await projection.noteChanges?.(db, touched);
      },
    });
    this.keys = batch.keys.places;
    this.batch = this.nextBatch();
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
    this.streams.leaveOut(stream, skip);
    const context = this.contextIn(this.options.write, this.keys);
    const outcome = await refoldStream(context, stream, this.position, from);
    const { projection, generation, name } = this.target;
    const tellsOfKeys = projection.keys && stream.startsWith(projection.keys.prefix);
    await this.write(this.position, {
      folded: () => [[outcome]],
      note: async (db, touched) => {
        if (generation === 'live') await noteRepair(db, projection, touched);
        await note(db, outcome);
        // What stood there unread for a while may change the standing of any report since.
        if (tellsOfKeys) await makeAnew(db, name);
      },
    });
    this.isOutdated ||= tellsOfKeys === true;
    return this.streams.parked(stream);
  }

  private async write(position: bigint, what: Pick<ToCommit, 'folded' | 'note'>): Promise<Committed> {
    const to = { position, anchors: this.batch.anchors };
    const committed = await commitFolded(this.target, { ...what, from: this.checkpoint, to });
    this.checkpoint = { ...to, rowsDigest: committed.rowsDigest };
    this.streams.changed(committed);
    return committed;
  }

  private async *fold(db: Database, batch: Batch): ReturnType<typeof foldBatch> {
    const context = this.contextIn(db, batch.keys.places);
    yield* foldBatch(context, batch, this.memory.unwritten);
    yield* foldRevoked(context, batch, this.memory.unwritten);
    yield await parkRemoved(context, [...batch.removed.values()]);
  }

  private contextIn(db: Database, keys: KeyPlaces): FoldContext {
    const { projection, eventStore } = this.options;
    const { generation } = this.target;
    const { known, parked, skippedOf } = this.streams;
    return { projection, eventStore, db, generation, known, parked, skippedOf, keys };
  }

  private nextBatch(): Batch {
    const { position, anchors } = this.checkpoint;
    const { skippedOf, parked } = this.streams;
    const before = { skippedOf, parked, keys: this.keys };
    return new Batch(this.options.projection, before, position, anchors ?? NO_ANCHORS);
  }
}
