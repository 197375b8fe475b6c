import { type EventSource } from '#kafila/event-store';
import { type ReadModels } from '../../database/read-models.js';
import { type MemoryBounds } from '../batches/memory-bounds.js';
import { type Projection } from '../projection/projection.js';
import { type ProjectionLog, type ProjectionStatus } from './projection-log.js';

export interface RunProjectionOptions {
  readonly projection: Projection;
  readonly eventStore: EventSource;
  readonly readModels: ReadModels;
  /** Ends the work. What was begun is committed whole or not at all. */
  readonly signal: AbortSignal;
  readonly log?: ProjectionLog;
  /** Called after each commit with the seconds that folding and writing took. */
  readonly committed?: (seconds: number) => void;
  /** Streams kept folded in memory. Others are read from the event store again when they go on. Default 4096. */
  readonly streamsInMemory?: number;
  /** What they and a commit may weigh. Default: shares of the heap. */
  readonly memory?: MemoryBounds;
  /** While catching up, so many events make a commit. Default 50,000. */
  readonly eventsPerCommit?: number;
  /** See `RebuildOptions`. */
  readonly threads?: URL | undefined;
  /** How often one that stands by asks whether it may take over. Default 500 ms. */
  readonly standByMs?: number;
  /** How often the event store is asked whether it is still the same. Default 5 s. */
  readonly confirmMs?: number;
}

export interface RunningProjection {
  readonly status: ProjectionStatus;
  /** Settles when the signal has ended the work and the lock is free. */
  readonly finished: Promise<void>;
}
