import { LRUCache } from 'lru-cache';
import { type Database } from '../../database/schema.js';
import { type Folded } from '../folding/fold-stream.js';
import { earlierFolds, type KnownStream } from '../folding/known-stream.js';
import { type ParkedStream, readParked } from '../parking/parked-streams.js';
import { readSkipped, Skipped } from '../parking/skipped-events.js';
import { type KeptRows } from '../rows/stored-rows.js';
import { LONG, type MemoryBounds, weightOfFold, weightOfKnown } from './memory-bounds.js';

/**
 * What a projector has in memory of streams: folds and rows of those that went on last, as many as may weigh so much
 * together; which are parked, and which events a person left out.
 */
export class StreamsInMemory {
  readonly #known: LRUCache<string, KnownStream>;
  readonly #parked: Map<string, ParkedStream>;

  private constructor(
    private readonly bounds: MemoryBounds,
    max: number,
    parked: readonly ParkedStream[],
    private readonly skipped: Skipped,
  ) {
    // One that weighs more than all may is not kept.
    this.#known = new LRUCache({ max, maxSize: bounds.known, sizeCalculation: weightOfKnown });
    this.#parked = new Map(parked.map((each) => [each.stream, each]));
  }

  /** @param max streams whose folds are kept, at most */
  static async read(db: Database, name: string, bounds: MemoryBounds, max: number): Promise<StreamsInMemory> {
    const parked = await readParked(db, name);
    return new StreamsInMemory(bounds, max, parked, new Skipped(await readSkipped(db, name)));
  }

  get parkedCount(): number {
    return this.#parked.size;
  }

  readonly known = (stream: string): KnownStream | undefined => this.#known.get(stream);
  readonly parked = (stream: string): ParkedStream | undefined => this.#parked.get(stream);
  readonly skippedOf = (stream: string): ReturnType<Skipped['of']> => this.skipped.of(stream);

  /** @param rows as they will stand in the tables */
  keep({ fold, tip: { stream, revision } }: Folded, rows: KeptRows): void {
    const before = this.#known.peek(stream);
    const { long = LONG } = this.bounds;
    this.#known.set(stream, {
      ...{ fold, revision, rows },
      weight: weightOfFold({ fold, revision }, before?.weight, long),
      earlier: earlierFolds(before, revision, long),
    });
  }

  forget(stream: string): void {
    this.#known.delete(stream);
  }

  /** Forgets the fold of a stream, which is to be made without these events from now on. */
  leaveOut(stream: string, revisions: readonly number[]): void {
    for (const revision of revisions) this.skipped.add({ stream, revision });
    this.forget(stream);
  }

  /** What a commit did to parked streams. */
  changed({ parked, resumed }: Committed): void {
    for (const stream of resumed) this.#parked.delete(stream);
    for (const each of parked) {
      this.#parked.set(each.stream, each);
      this.#known.delete(each.stream);
    }
  }
}

/** What a commit did to parked streams. */
export interface Committed {
  readonly parked: readonly ParkedStream[];
  /** Streams that were parked and go on. */
  readonly resumed: readonly string[];
}
