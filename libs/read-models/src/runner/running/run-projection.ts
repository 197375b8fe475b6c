import { confirmAnchors, EventStoreChanged } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { type Schema } from '../../database/schema.js';
import { Projector } from '../batches/projector.js';
import { type ConfirmedCheckpoint, positionIn } from '../checkpoint/confirm-store.js';
import { forgetHolder, noteHolder } from '../checkpoint/lock-holder.js';
import { serveRequests } from '../requests/serve-requests.js';
import { follow } from './follow.js';
import { rowsToFollow } from './rows-to-follow.js';
import { type RunningProjection, type RunProjectionOptions } from './run-projection.options.js';
import { RunnerStatus } from './runner-status.js';

/**
 * Keeps a projection up to date until the signal comes. One runner works at a time; others stand by. Only the signal ends
 * it: a failure is logged, shown in the status, and the work is tried again from the checkpoint, ever more slowly.
 */
export function runProjection(options: RunProjectionOptions): RunningProjection {
  const runner = new Runner(options);
  return { status: runner.status.shown, finished: runner.run() };
}

class Runner {
  readonly status: RunnerStatus;
  private confirmedAt = 0;

  constructor(private readonly options: RunProjectionOptions) {
    this.status = new RunnerStatus(options.projection.name, options.log);
  }

  async run(): Promise<void> {
    const { readModels, projection, signal, standByMs = 500 } = this.options;
    while (!signal.aborted) {
      try {
        const outcome = await readModels.exclusively(projection.name, async ({ write, lost }) => {
          this.status.active();
          try {
            await this.work(write, lost);
          } finally {
            await forgetHolder(write, projection.name);
          }
        });
        if (outcome === 'busy') {
          this.status.standsBy();
          await this.pause(standByMs);
        }
      } catch (error) {
        if (this.stopped()) return;
        await this.pause(this.status.isWaiting(error) ? standByMs : this.status.failed(error));
      }
      this.status.shown.live = false;
    }
  }

  /** Works until the signal comes or other rows are switched to. */
  private async work(write: Kysely<Schema>, lost: AbortSignal): Promise<void> {
    const { projection, signal, readModels } = this.options;
    const checkpoint = await rowsToFollow(this.options, write, this.status);
    const projector = await Projector.begin({ streamsInMemory: 4096, ...this.options, write }, checkpoint);
    await noteHolder(write, projection.name);
    this.status.begins(projector);
    await this.parkRemoved(projector, checkpoint);
    this.status.shown.storeChanged = false;
    const ending = AbortSignal.any([signal, lost]);
    const betweenCommits = (): Promise<'go-on' | 'begin-anew'> => this.serve(write, projector);
    const confirm = (): Promise<'go-on' | 'begin-anew'> => this.confirmConnection(projector);
    const outcome = await follow(
      { ...this.options, projector, ending, confirm, betweenCommits },
      (progress) => {
        this.options.committed?.(progress.seconds);
        this.status.goesOn(progress, projector);
        readModels.advances.announce(projection.name, projector.position);
      },
    );
    if (outcome === 'begin-anew') return;
    if (lost.aborted) throw new Error('The connection that held the lock of the projection was lost.');
    if (!signal.aborted) throw new Error('The event store ended the subscription.');
  }

  private async parkRemoved(projector: Projector, { removed }: ConfirmedCheckpoint): Promise<void> {
    if (removed.length === 0) return;
    const { projection, log } = this.options;
    for (const parked of (await projector.parkRemoved(removed)).parked) log?.parked(projection.name, parked);
    this.status.begins(projector);
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
    this.status.shown.parked = projector.parkedCount;
    return projector.isOutdated ? 'begin-anew' : outcome;
  }

  private stopped(): boolean {
    return this.options.signal.aborted;
  }

  private async pause(ms: number): Promise<void> {
    // Where the signal cuts it short, that is no failure.
    await delay(ms, undefined, { signal: this.options.signal }).catch(() => undefined);
  }
}
