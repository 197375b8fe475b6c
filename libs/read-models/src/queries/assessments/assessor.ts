import { type Kysely, type Transaction } from 'kysely';
import { writeMark } from '../../database/marks.js';
import { type ReadModels } from '../../database/read-models.js';
import { type Schema } from '../../database/schema.js';
import { readReached } from '../../runner/checkpoint/checkpoint.js';
import { type ChangeId, compareChanges } from '../../runner/projection/change-id.js';
import { trips } from '../../trips/trips.projection.js';
import { readAssessed, writeAllAt, writeReached } from '../reading/assessed.js';
import { type Clock } from '../reading/clock.js';
import { assessConvoys, type Assessment } from './assess-convoys.js';
import { changedSince } from './changed-since.js';
import { type UsualTimesAsOf, type UsualTimesKept } from './usual-times-kept.js';
import { listWatched } from './watched-convoys.js';
import { writeAssessments } from './write-assessments.js';

/** Convoys in one go, some tens of milliseconds: between two goes it is looked what has changed meanwhile. */
const AT_ONCE = 16;

/** How long an assessment stands, where nothing changes but the clock. */
const STANDS_MS = 60_000;
/** Which part of the time may go into assessing all sooner than that, where others have changed what is usual. */
const SOONER_SHARE = 0.2;

export interface AssessorOptions {
  readonly readModels: ReadModels;
  readonly usualTimes: Pick<UsualTimesKept, 'read'>;
  readonly clock: Clock;
}

/** All open convoys, one after the other. */
interface Round {
  readonly beganAt: string;
  readonly began: number;
  readonly usualAsOf: string;
  /** The last one that was assessed. */
  after: string;
}

interface Found {
  readonly assessments: readonly Assessment[];
  readonly asOf: bigint;
  /** Up to where all is assessed once these are written; null: it says nothing of that. */
  readonly reached: ChangeId | null;
  /** Whether there are more. */
  readonly more: boolean;
}

/**
 * Assesses convoys at each change of what they show, and all open ones each minute; sooner where that takes little time, and others
 * have changed what is usual. The caller holds the lock: there is one for
 * all services, so that all show the same.
 */
export class Assessor {
  #round: Round | undefined;
  #last = { beganAt: -Infinity, usualAsOf: '', restsUntil: Infinity };

  #usualAsOf = '';

  constructor(private readonly options: AssessorOptions) {}

  /** Assesses some convoys: those that have changed, then those whose turn it is. @returns whether more wait for it */
  async step(write: Kysely<Schema>): Promise<boolean> {
    const { readModels, usualTimes, clock } = this.options;
    const changed = await this.#hasChanged();
    const now = clock();
    if (!changed && !this.#round && !this.#isDue(now, this.#usualAsOf)) return false;
    const usual = await usualTimes.read();
    this.#usualAsOf = usual.position;
    if (changed) {
      const found = await readModels.longSnapshot((db) => this.#findChanged(db, now, usual));
      await this.#write(write, found, now, usual);
      if (found.more) return true;
    }
    return this.#goRound(write, now, usual);
  }

  async #hasChanged(): Promise<boolean> {
    const { read } = this.options.readModels;
    const [assessed, reached] = [await readAssessed(read), await readReached(read, trips.name)];
    return assessed.at === null || compareChanges(assessed.reached, reached) !== 0;
  }

  #isDue(now: string, usualAsOf: string): boolean {
    const { beganAt, restsUntil, usualAsOf: before } = this.#last;
    const ms = Date.parse(now) - beganAt;
    // A clock that was set back says nothing of how long ago that was.
    if (ms >= STANDS_MS || ms < 0) return true;
    return usualAsOf !== before && performance.now() >= restsUntil;
  }

  async #findChanged(db: Transaction<Schema>, now: string, usual: UsualTimesAsOf): Promise<Found> {
    const reached = await readReached(db, trips.name);
    const { reached: before } = await readAssessed(db);
    // Rows of a backup that was put back.
    const since = compareChanges(before, reached) > 0 ? { position: 0n, repair: 0 } : before;
    const { convoyIds, upTo } = await changedSince(db, since, AT_ONCE);
    const assessments = await assessConvoys(db, convoyIds, now, usual);
    return { assessments, asOf: reached.position, reached: upTo ?? reached, more: upTo !== null };
  }

  async #goRound(write: Kysely<Schema>, now: string, usual: UsualTimesAsOf): Promise<boolean> {
    if (!this.#round) {
      if (!this.#isDue(now, usual.position)) return false;
      this.#round = { beganAt: now, began: performance.now(), usualAsOf: usual.position, after: '' };
      this.#last = { beganAt: Date.parse(now), usualAsOf: usual.position, restsUntil: Infinity };
    }
    const round = this.#round;
    const found = await this.options.readModels.longSnapshot(async (db) => {
      const { position: asOf } = await readReached(db, trips.name);
      const convoyIds = await listWatched(db, round.after, AT_ONCE);
      const assessments = await assessConvoys(db, convoyIds, now, usual);
      return { assessments, asOf, reached: null, more: convoyIds.length === AT_ONCE };
    });
    round.after = found.assessments.at(-1)?.convoyId ?? round.after;
    await this.#write(write, found, now, usual, found.more ? undefined : round);
    if (found.more) return true;
    this.#round = undefined;
    const took = performance.now() - round.began;
    this.#last = { ...this.#last, restsUntil: performance.now() + took / SOONER_SHARE };
    return false;
  }

  #write(
    write: Kysely<Schema>,
    { assessments, asOf, reached }: Found,
    at: string,
    usual: UsualTimesAsOf,
    ended?: Round,
  ): Promise<void> {
    return write.transaction().execute(async (trx) => {
      await writeAssessments(trx, assessments, { at, asOf, usualAsOf: BigInt(usual.position) });
      if (reached) await writeReached(trx, reached, at);
      await writeMark(trx, 'assessments');
      if (ended) await writeAllAt(trx, ended.beganAt, BigInt(ended.usualAsOf));
    });
  }
}
