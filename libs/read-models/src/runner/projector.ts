import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { LRUCache } from 'lru-cache';
import { type Kysely } from 'kysely';
import { type Schema } from '../database/schema.js';
import { Batch } from './batch.js';
import { beginCheckpoint, type Checkpoint, moveCheckpoint, readParked, writeParked } from './checkpoint.js';
import { foldBatch } from './fold-batch.js';
import { type Projection, type StreamTip } from './projection.js';
import { RowChanges } from './row-changes.js';
import { addToDigest } from './rows-digest.js';
import { type ParkedStream, type StreamFold } from './stream-fold.js';
import { writeRows } from './write-rows.js';

export interface ProjectorOptions {
  readonly projection: Projection;
  readonly eventStore: EventStore;
  readonly write: Kysely<Schema>;
  /** Streams kept folded in memory. */
  readonly streamsInMemory: number;
}

/**
 * Takes a projection from one checkpoint to the next. Whoever calls it holds the lock. After any error it is thrown
 * away and a new one begins from the checkpoint: what it has in memory may not be what stands in the tables.
 */
export class Projector {
  private readonly known: LRUCache<string, StreamFold>;
  private readonly parked: Set<string>;
  private batch: Batch;

  private constructor(
    private readonly options: ProjectorOptions,
    private checkpoint: Checkpoint,
    parked: readonly ParkedStream[],
  ) {
    this.known = new LRUCache({ max: options.streamsInMemory });
    this.parked = new Set(parked.map(({ stream }) => stream));
    this.batch = this.nextBatch();
  }

  static async begin(options: ProjectorOptions): Promise<Projector> {
    const { write, projection } = options;
    const checkpoint = await beginCheckpoint(write, projection);
    return new Projector(options, checkpoint, await readParked(write, projection.name));
  }

  /** Every event up to here is in the rows. */
  get position(): bigint {
    return this.checkpoint.position;
  }

  get parkedCount(): number {
    return this.parked.size;
  }

  /** Events taken in since the last commit. */
  get pending(): number {
    return this.batch.size;
  }

  /** Takes events into the next commit. `position`: everything up to there was delivered. */
  take(events: readonly RecordedEvent[], position: bigint): void {
    this.batch.add(events, position);
  }

  /**
   * Writes the rows that what was taken leads to, the streams it parked, and the checkpoint: all in one transaction.
   * A process that dies before the commit leaves the rows as they were; the same events are then taken again.
   *
   * @returns streams that were parked by it
   */
  async commit(): Promise<readonly ParkedStream[]> {
    const { projection, eventStore, write } = this.options;
    const { batch, known } = this;
    if (batch.position === this.checkpoint.position) return [];
    const outcomes = await foldBatch(
      { projection, eventStore, db: write, known: (stream) => known.get(stream) },
      batch,
    );

    const changes = new RowChanges(projection.tables);
    const parked: ParkedStream[] = [];
    const folds: [string, StreamFold][] = [];
    const tips: StreamTip[] = [];
    for (const { stream, folded, stored, parked: stopped } of outcomes) {
      if (folded) {
        const { fold, tip } = folded;
        folds.push([stream, { fold, revision: tip.revision, rows: changes.add({ folded, stored }) }]);
        tips.push(tip);
      }
      if (stopped) parked.push(stopped);
    }
    const to = {
      position: batch.position,
      rowsDigest: addToDigest(this.checkpoint.rowsDigest, changes.digest),
    };
    await write.transaction().execute(async (trx) => {
      await moveCheckpoint(trx, projection.name, this.checkpoint, to);
      for (const table of changes.tables) await writeRows(trx, table);
      await projection.noteChanges?.(trx, changes.tables, tips);
      await writeParked(trx, projection.name, parked, new Date().toISOString());
    });

    this.checkpoint = to;
    for (const [stream, fold] of folds) known.set(stream, fold);
    for (const { stream } of parked) {
      this.parked.add(stream);
      known.delete(stream);
    }
    this.batch = this.nextBatch();
    return parked;
  }

  private nextBatch(): Batch {
    return new Batch(this.options.projection, (stream) => this.parked.has(stream), this.checkpoint.position);
  }
}
