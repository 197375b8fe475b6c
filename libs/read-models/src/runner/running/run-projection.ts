import {
  confirmAnchors,
  EventStoreChanged,
  EventStoreNotBegun,
  type EventSource,
  pauseAfter,
} from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../../database/read-models.js';
import { reasonOf } from '../../database/reason.js';
import { type Schema } from '../../database/schema.js';
import { type KeptCheckpoint, makeCheckpoint, readCheckpoint } from '../checkpoint/checkpoint.js';
import { type ConfirmedCheckpoint, confirmStore, positionIn } from '../checkpoint/confirm-store.js';
import { forgetLost } from './forget-lost.js';
import { follow } from './follow.js';
import { forgetHolder, noteHolder } from '../checkpoint/lock-holder.js';
import { KAFILA } from '../parking/log-book.js';
import { type ProjectionLog, type ProjectionStatus } from './projection-log.js';
import { type Projection } from '../projection/projection.js';
import { type MemoryBounds } from '../batches/memory-bounds.js';
import { Projector } from '../batches/projector.js';
import { type RebuildProgress } from '../rebuild/rebuild-options.js';
import { rebuild } from '../rebuild/rebuild.js';
import { serveRequests, switchOver } from '../requests/serve-requests.js';

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

/** The status of a runner that has not begun. */
export const NOT_STARTED: ProjectionStatus = {
  position: 0n,
  live: false,
  standingBy: false,
  waiting: false,
  parked: 0,
  rebuilding: null,
  storeChanged: false,
  error: null,
};

/**
 * Keeps a projection up to date until the signal comes. One runner works at a time; others stand by. Only the signal ends
 * it: a failure is logged, shown in the status, and the work is tried again from the checkpoint, ever more slowly.
 */
export function runProjection(options: RunProjectionOptions): RunningProjection {
  const runner = new Runner(options);
  return { status: runner.status, finished: runner.run() };
}

class Runner {
  readonly status: { -readonly [Fact in keyof ProjectionStatus]: ProjectionStatus[Fact] } = {
    ...NOT_STARTED,
  };
  private attempt = 0;
  private confirmedAt = 0;
  private role: 'active' | 'standing-by' | undefined;

  constructor(private readonly options: RunProjectionOptions) {}

  async run(): Promise<void> {
    const { readModels, projection, signal, standByMs = 500 } = this.options;
    while (!signal.aborted) {
      try {
        const outcome = await readModels.exclusively(projection.name, async ({ write, lost }) => {
          this.takeRole(false);
          try {
            await this.work(write, lost);
          } finally {
            await forgetHolder(write, projection.name);
          }
        });
        if (outcome === 'busy') {
          this.attempt = 0;
          this.status.error = null;
          this.takeRole(true);
          await this.pause(standByMs);
        }
      } catch (error) {
        if (this.stopped()) return;
        await this.pause(this.isWaiting(error) ? standByMs : this.failed(error));
      }
      this.status.live = false;
    }
  }

  /** Works until the signal comes or other rows are switched to. */
  private async work(write: Kysely<Schema>, lost: AbortSignal): Promise<void> {
    const { projection, signal, log, readModels } = this.options;
    const checkpoint = await this.checkpoint(write);
    const projector = await Projector.begin({ streamsInMemory: 4096, ...this.options, write }, checkpoint);
    await noteHolder(write, projection.name);
    this.status.position = projector.position;
    this.status.parked = projector.parkedCount;
    await this.parkRemoved(projector, checkpoint);
    this.status.storeChanged = false;
    const ending = AbortSignal.any([signal, lost]);
    const betweenCommits = (): Promise<'go-on' | 'begin-anew'> => this.serve(write, projector);
    const confirm = (): Promise<'go-on' | 'begin-anew'> => this.confirmConnection(projector);
    const outcome = await follow(
      { ...this.options, projector, ending, confirm, betweenCommits },
      (progress) => {
        this.options.committed?.(progress.seconds);
        this.attempt = 0;
        this.status.error = null;
        this.status.waiting = false;
        this.status.position = projector.position;
        this.status.parked = projector.parkedCount;
        if (progress.live && !this.status.live) log?.changed(projection.name, 'live');
        this.status.live = progress.live;
        for (const stream of progress.parked) log?.parked(projection.name, stream);
        for (const stream of progress.resumed) log?.resumed(projection.name, stream);
        readModels.advances.announce(projection.name, projector.position);
      },
    );
    if (outcome === 'begin-anew') return;
    if (lost.aborted) throw new Error('The connection that held the lock of the projection was lost.');
    if (!signal.aborted) throw new Error('The event store ended the subscription.');
  }

  /**
   * Where the rows stand that are read. Rows of another version are read as they are while those of this version are built
   * beside them. Then it switches.
   */
  private async checkpoint(write: Kysely<Schema>): Promise<ConfirmedCheckpoint> {
    const { projection, signal } = this.options;
    const { name, version } = projection;
    const there = await readCheckpoint(write, name);
    if (there) {
      this.status.position = there.position;
      const confirmed = await confirmStore(write, this.options, name, there);
      if (confirmed?.version === version) return confirmed;
      this.status.storeChanged = false;
      if (!confirmed) await forgetLost(write, this.options, there.position);
      this.status.position = confirmed?.position ?? 0n;
      if (confirmed) await this.renew(write, confirmed);
    } else {
      await makeCheckpoint(write, { name, version, indexed: true });
    }
    signal.throwIfAborted();
    return this.checkpoint(write);
  }

  private async renew(write: Kysely<Schema>, { position }: KeptCheckpoint): Promise<void> {
    const { projection, signal, log, standByMs = 500 } = this.options;
    log?.changed(projection.name, 'rebuilding');
    try {
      for (;;) {
        const onProgress = (progress: RebuildProgress): void => {
          this.attempt = 0;
          this.status.error = null;
          this.status.rebuilding = progress;
        };
        const outcome = await rebuild({ ...this.options, onProgress });
        signal.throwIfAborted();
        if (outcome === 'caught-up') {
          const answer = await switchOver({ ...this.options, write }, position, { by: KAFILA });
          if (answer.outcome === 'switched') break;
        }
        // Another process rebuilds at present.
        await this.pause(standByMs);
        signal.throwIfAborted();
      }
    } finally {
      this.status.rebuilding = null;
    }
    log?.changed(projection.name, 'switched');
  }

  private async parkRemoved(projector: Projector, { removed }: ConfirmedCheckpoint): Promise<void> {
    if (removed.length === 0) return;
    const { projection, log } = this.options;
    for (const parked of (await projector.parkRemoved(removed)).parked) log?.parked(projection.name, parked);
    this.status.parked = projector.parkedCount;
  }

  /** @returns whether it is to be begun anew, to note what the store says @throws EventStoreChanged */
  private async confirm(projector: Projector): Promise<boolean> {
    const confirmed = await confirmAnchors(this.options.eventStore, projector.anchors);
    this.confirmedAt = performance.now();
    if (confirmed.outcome === 'loss-accepted') {
      throw new EventStoreChanged('A loss of events was accepted: the rows are made anew.');
    }
    return confirmed.removed.length > 0 || confirmed.losses !== projector.anchors.losses;
  }

  /** What lies at the end of a new connection may be a copy from before the checkpoint that lacks nothing of ours. */
  private async confirmConnection(projector: Projector): Promise<'go-on' | 'begin-anew'> {
    const { eventStore, projection } = this.options;
    if (await this.confirm(projector)) return 'begin-anew';
    const { taken, anchors } = projector;
    return (await positionIn(eventStore, projection, anchors, taken)) < taken ? 'begin-anew' : 'go-on';
  }

  private async serve(write: Kysely<Schema>, projector: Projector): Promise<'go-on' | 'begin-anew'> {
    const { confirmMs = 5_000 } = this.options;
    const due = performance.now() > this.confirmedAt + confirmMs;
    if (due && (await this.confirm(projector))) return 'begin-anew';
    const outcome = await serveRequests({ ...this.options, write, projector });
    this.status.parked = projector.parkedCount;
    return outcome;
  }

  private takeRole(by: boolean): void {
    const role = by ? 'standing-by' : 'active';
    if (role !== this.role) this.options.log?.changed(this.options.projection.name, role);
    this.role = role;
    this.status.standingBy = by;
  }

  private stopped(): boolean {
    return this.options.signal.aborted;
  }

  /** Rows that were made from a store that is not there are no reason to wait: that store is lost. */
  private isWaiting(error: unknown): boolean {
    if (!(error instanceof EventStoreNotBegun) || this.status.position > 0n) return false;
    if (!this.status.waiting) this.options.log?.changed(this.options.projection.name, 'waiting');
    this.attempt = 0;
    this.status.error = null;
    this.status.waiting = true;
    return true;
  }

  private failed(error: unknown): number {
    this.attempt += 1;
    this.status.waiting = false;
    const retryInMs = pauseAfter(this.attempt);
    this.status.error = reasonOf(error);
    this.status.storeChanged = error instanceof EventStoreChanged;
    this.options.log?.failed(this.options.projection.name, { error, attempt: this.attempt, retryInMs });
    return retryInMs;
  }

  private async pause(ms: number): Promise<void> {
    // Where the signal cuts it short, that is no failure.
    await delay(ms, undefined, { signal: this.options.signal }).catch(() => undefined);
  }
}
