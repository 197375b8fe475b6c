import { type EventReader } from '#kafila/event-store';
import { type MemoryBounds } from '../batches/memory-bounds.js';
import { type ReadModels } from '../../database/read-models.js';
import { type Projection } from '../projection/projection.js';

export interface RebuildOptions {
  readonly projection: Projection;
  readonly eventStore: EventReader;
  readonly readModels: ReadModels;
  /** Interrupts it between two commits. The next call goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** A commit has about so many events at most. Default 50,000: other writers of an SQLite file wait for each commit. */
  readonly eventsPerCommit?: number;
  /** What the rows of a commit may weigh; one stream may weigh more. Default: a share of the heap. */
  readonly memory?: Pick<MemoryBounds, 'unwritten'>;
  /** A program that calls `serveFolding` with the projection. Where the store can be read stream by stream, it folds them in threads. */
  readonly threads?: URL | undefined;
  /** From a server it does that where there are so many events. Default 100,000 on four cores or more, else never. */
  readonly eventsWorthThreads?: number;
}

/** How far a rebuild has come. */
export interface RebuildProgress {
  /** Every event up to here is in the next rows. */
  readonly position: bigint;
  /** Where the event store ended when last asked. */
  readonly head: bigint;
  /** Events folded by this call. */
  readonly events: number;
  readonly eventsPerSecond: number;
  /** 0 to 100. */
  readonly percent: number;
  /** At the speed so far; null while it is not known. */
  readonly secondsLeft: number | null;
}
