import { type EventReader } from '#kafila/event-store';
import { type ReadModels } from '../database/read-models.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { type Generation, keptAs } from '../runner/projection/generation.js';
import { type LogEntry, readLog } from '../runner/parking/log-book.js';
import { type Projection } from '../runner/projection/projection.js';
import { type RebuildOptions, type RebuildProgress } from '../runner/rebuild/rebuild-options.js';
import { rebuild } from '../runner/rebuild/rebuild.js';
import { type Answer, type ParkedAnswer, type Request } from '../runner/requests/requests.js';
import { readSkipped, type SkippedEvent } from '../runner/parking/skipped-events.js';
import { trips } from '../trips/trips.projection.js';
import { threadsOf } from '../trips/trips.threads.js';
import { askHolder } from './ask-holder.js';
import { compareGenerations, type Comparison } from './compare-generations.js';
import { dropRows } from './drop-rows.js';
import { type ListedGeneration, listGenerations } from './list-generations.js';
import { type ListedParked, listParked } from './list-parked.js';
import { OperationRefused, rebuilding, requireSigned } from './projection-operations.error.js';
import { requireSameStore } from './require-same-store.js';

/** What came of a retry or a skip. */
export interface Repaired {
  readonly stream: string;
  /** Where it is still parked, or parked again at a later event; null where it goes on. */
  readonly stillParked: ParkedAnswer | null;
}

/**
 * What operators do to projections, from any process. Only the holder of the lock of a projection writes the rows that are
 * read: it is asked through the database. Where nobody holds the lock, this process takes it. Every method that takes a
 * name throws OperationRefused `unknown-projection`.
 */
export class ProjectionOperations {
  constructor(
    private readonly eventStore: EventReader,
    private readonly readModels: ReadModels,
    private readonly projections: readonly Projection[] = [trips],
    /** How long the holder of the lock may take to answer. */
    private readonly mostMs = 60_000,
  ) {}

  /** Every generation of every projection. */
  list(): Promise<readonly ListedGeneration[]> {
    return listGenerations(this.eventStore, this.readModels, this.projections);
  }

  /**
   * Builds rows beside those that are read, or goes on with that, until they hold every event. Reads and the runner go
   * on; nothing is switched.
   *
   * @returns `interrupted` where the signal came first: the next call goes on from there
   * @throws OperationRefused `rebuilding`, `event-store-changed`
   */
  async rebuild(
    name: string,
    signal: AbortSignal,
    onProgress: (progress: RebuildProgress) => void = () => undefined,
    more: Pick<RebuildOptions, 'eventsPerCommit' | 'eventsWorthThreads'> = {},
  ): Promise<'caught-up' | 'interrupted'> {
    const stores = this.stores(name);
    await requireSameStore(stores, name);
    const threads = threadsOf(stores.projection);
    const outcome = await rebuild({ ...more, ...stores, threads, signal, onProgress });
    if (outcome === 'busy') throw rebuilding(name);
    return outcome;
  }

  /**
   * Compares the rows that are read with the next ones, or, where there are none, with the old ones.
   *
   * @throws OperationRefused `nothing-to-compare`
   */
  async compare(name: string): Promise<Comparison> {
    const { projection, eventStore } = this.stores(name);
    return this.readModels.snapshot(async (db) => {
      const live = await readCheckpoint(db, name);
      for (const generation of ['next', 'old'] as const) {
        const other = await readCheckpoint(db, keptAs(generation, name));
        if (!live || !other) continue;
        return compareGenerations(db, { projection, eventStore }, live, { ...other, generation });
      }
      throw new OperationRefused(
        'nothing-to-compare',
        `Projection '${name}' has no rows beside those that are read: rebuild it first.`,
      );
    });
  }

  /**
   * Brings the next rows to where the live ones stand. Then, in one transaction, lets them be read, keeps the live ones as
   * the old ones, and drops the former old ones.
   *
   * @returns the position at which it was switched
   * @throws OperationRefused `nothing-to-switch`, `rebuilding`, `by-missing`, `unanswered`, `other-version`
   */
  async switch(name: string, by: string): Promise<bigint> {
    requireSigned(by);
    const answer = await this.ask(name, { what: 'switch', stream: '', by, reason: '' });
    if (answer.outcome === 'switched') return BigInt(answer.position);
    if (answer.outcome === 'refused' && answer.because === 'rebuilding') throw rebuilding(name);
    throw new OperationRefused(
      'nothing-to-switch',
      `Projection '${name}' has no complete next rows of this version: rebuild it first.`,
    );
  }

  /**
   * Drops the old rows, or the next ones.
   *
   * @throws OperationRefused `nothing-to-drop`, `rebuilding`, `by-missing`
   */
  async drop(name: string, generation: Exclude<Generation, 'live'>, by: string): Promise<void> {
    const { projection } = this.stores(name);
    requireSigned(by);
    const outcome = await dropRows(this.readModels, projection, generation, by);
    if (outcome === 'busy') throw rebuilding(name);
    if (outcome === 'dropped') return;
    throw new OperationRefused('nothing-to-drop', `Projection '${name}' has no ${generation} rows.`);
  }

  /** Streams that do not go on, in the order of their names. */
  async parked(name: string): Promise<readonly ListedParked[]> {
    this.stores(name);
    return listParked(this.readModels.read, name);
  }

  /** What is left out of the fold, and why. */
  async skipped(name: string): Promise<readonly SkippedEvent[]> {
    this.stores(name);
    return readSkipped(this.readModels.read, name);
  }

  /** What was done to the projection, the newest first. */
  async log(name: string, limit?: number): Promise<readonly LogEntry[]> {
    this.stores(name);
    return readLog(this.readModels.read, name, limit);
  }

  /**
   * Folds a parked stream anew from the store. Where that fails again, it stays parked, with the new reason.
   *
   * @throws OperationRefused `not-parked`, `by-missing`, `unanswered`, `other-version`
   */
  retry(name: string, stream: string, by: string): Promise<Repaired> {
    return this.repair(name, { what: 'retry', stream, by, reason: '' });
  }

  /**
   * Leaves the event that parks a stream out of its fold, now and in every rebuild. The event stays in the store. Reads of
   * the stream say what was left out and by whom.
   *
   * @param reason why, for people who read it in years
   * @throws OperationRefused `not-parked`, `by-missing`, `reason-missing`, `unanswered`, `other-version`
   */
  async skip(name: string, stream: string, by: string, reason: string): Promise<Repaired> {
    if (reason.trim() === '')
      throw new OperationRefused('reason-missing', 'To skip an event takes a reason.');
    return this.repair(name, { what: 'skip', stream, by, reason });
  }

  private async repair(name: string, request: Omit<Request, 'id'>): Promise<Repaired> {
    requireSigned(request.by);
    const { stream } = request;
    const answer = await this.ask(name, request);
    if (answer.outcome === 'done') return { stream, stillParked: answer.stillParked };
    if (answer.outcome === 'refused' && answer.because === 'stream-removed') {
      throw new OperationRefused(
        'stream-removed',
        `The event store does not give the event that parks '${stream}' any more: it was deleted or cut off there. ` +
          'Put it back, and retry.',
      );
    }
    throw new OperationRefused('not-parked', `The stream '${stream}' of projection '${name}' is not parked.`);
  }

  private async ask(name: string, request: Omit<Request, 'id'>): Promise<Answer> {
    await requireSameStore(this.stores(name), name);
    const answer = await askHolder({ ...this.stores(name), mostMs: this.mostMs }, request);
    if (answer.outcome === 'refused' && answer.because === 'store-changed') {
      throw new OperationRefused(
        'event-store-changed',
        'A loss of events was accepted meanwhile: ask again.',
      );
    }
    return answer;
  }

  private stores(name: string): Pick<RebuildOptions, 'projection' | 'eventStore' | 'readModels'> {
    const projection = this.projections.find((each) => each.name === name);
    if (projection) return { projection, eventStore: this.eventStore, readModels: this.readModels };
    const known = this.projections.map((each) => each.name).join(', ');
    throw new OperationRefused('unknown-projection', `There is no projection '${name}'; there is: ${known}.`);
  }
}
