import { EventStoreChanged, EventStoreNotBegun, pauseAfter } from '#kafila/event-store';
import { reasonOf } from '../../database/reason.js';
import { type Projector } from '../batches/projector.js';
import { type RebuildProgress } from '../rebuild/rebuild-options.js';
import { type Progress } from './follow.js';
import { type ProjectionLog, type ProjectionStatus } from './projection-log.js';

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

/** What a runner shows of itself, and tells its log. */
export class RunnerStatus {
  readonly shown: { -readonly [Fact in keyof ProjectionStatus]: ProjectionStatus[Fact] } = { ...NOT_STARTED };
  #attempt = 0;
  #role: 'active' | 'standing-by' | undefined;

  constructor(
    private readonly name: string,
    private readonly log: ProjectionLog | undefined,
  ) {}

  active(): void {
    this.#take('active');
  }

  standsBy(): void {
    this.#succeeded();
    this.#take('standing-by');
  }

  /** The rows stand where the projector begins. */
  begins({ position, parkedCount }: Projector): void {
    this.shown.position = position;
    this.shown.parked = parkedCount;
  }

  /** A commit was made. */
  goesOn({ live, parked, resumed }: Progress, projector: Projector): void {
    this.#succeeded();
    this.shown.waiting = false;
    this.begins(projector);
    if (live && !this.shown.live) this.log?.changed(this.name, 'live');
    this.shown.live = live;
    for (const stream of parked) this.log?.parked(this.name, stream);
    for (const stream of resumed) this.log?.resumed(this.name, stream);
  }

  /** The rows of a new version are built. */
  rebuilds(progress: RebuildProgress): void {
    this.#succeeded();
    this.shown.rebuilding = progress;
  }

  /** Rows that were made from a store that is not there are no reason to wait: that store is lost. */
  isWaiting(error: unknown): boolean {
    if (!(error instanceof EventStoreNotBegun) || this.shown.position > 0n) return false;
    if (!this.shown.waiting) this.log?.changed(this.name, 'waiting');
    this.#succeeded();
    this.shown.waiting = true;
    return true;
  }

  /** @returns milliseconds after which it is tried again: ever more */
  failed(error: unknown): number {
    this.#attempt += 1;
    this.shown.waiting = false;
    const retryInMs = pauseAfter(this.#attempt);
    this.shown.error = reasonOf(error);
    this.shown.storeChanged = error instanceof EventStoreChanged;
    this.log?.failed(this.name, { error, attempt: this.#attempt, retryInMs });
    return retryInMs;
  }

  #succeeded(): void {
    this.#attempt = 0;
    this.shown.error = null;
  }

  #take(role: 'active' | 'standing-by'): void {
    if (role !== this.#role) this.log?.changed(this.name, role);
    this.#role = role;
    this.shown.standingBy = role === 'standing-by';
  }
}
