import { type EventReader } from '#kafila/event-store';
import { type ReadModels } from '../../database/read-models.js';
import { type Projection } from '../projection/projection.js';

export interface RebuildOptions {
  readonly projection: Projection;
  readonly eventStore: EventReader;
  readonly readModels: ReadModels;
  /** Interrupts it between two commits; what was committed is gone on from the next time. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** At most about so many events make a commit. Default 50,000: other writers of an SQLite file wait for each. */
  readonly eventsPerCommit?: number;
  /** A program that calls `serveFolding` with the projection: streams are folded in threads, where the store is a file. */
  readonly threads?: URL | undefined;
}

/** How far a rebuild has come. */
export interface RebuildProgress {
  /** Every event up to here is in the next rows. */
  readonly position: bigint;
  /** Where the event store ended when last asked. */
  readonly head: bigint;
  /** Events folded since this rebuild began or was gone on with. */
  readonly events: number;
  readonly eventsPerSecond: number;
  /** 0 to 100. */
  readonly percent: number;
  /** At the speed so far; null before anything can be said. */
  readonly secondsLeft: number | null;
}
