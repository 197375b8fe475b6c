import { type RebuildProgress } from '../rebuild/rebuild-options.js';
import { type ParkedStream } from '../parking/parked-streams.js';

/** What a runner tells the people who run it. */
export interface ProjectionLog {
  /** A stream has stopped (law 7). Somebody must look at it. */
  parked(projection: string, parked: ParkedStream): void;
  /** A parked stream goes on: what stopped it was taken back, retried or skipped. */
  resumed(projection: string, stream: string): void;
  /** Something failed and will be tried again. `attempt` counts from 1 since the last success. */
  failed(projection: string, failure: { error: unknown; attempt: number; retryInMs: number }): void;
  /**
   * It became active or live, stands by, builds the rows of a new version, or has switched to them. `waiting`: there is no
   * event store yet.
   */
  changed(
    projection: string,
    what: 'active' | 'live' | 'standing-by' | 'rebuilding' | 'switched' | 'waiting',
  ): void;
}

/** How a projection is doing. */
export interface ProjectionStatus {
  /** Everything up to here is in the rows. */
  readonly position: bigint;
  /** The end of the event store has been reached since the runner last began. */
  readonly live: boolean;
  /** Another runner works on the projection; this one waits to take over. */
  readonly standingBy: boolean;
  /** There are no rows and no event store yet: nothing is missing. */
  readonly waiting: boolean;
  /** How many streams are parked. */
  readonly parked: number;
  /** How far the rows of a new version are while they are built; otherwise null. */
  readonly rebuilding: RebuildProgress | null;
  /** The event store does not have what it had: a person must put it right, or accept the loss. */
  readonly storeChanged: boolean;
  /** Why it does not go on at present; null while it goes on. */
  readonly error: string | null;
}
