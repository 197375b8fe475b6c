import { conditionNow, Problem, seenNow } from '#kafila/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type Transaction } from 'kysely';
import { type ReadModels } from '../../database/read-models.js';
import { scopedTo } from '../../database/scope/scoped.js';
import { type Schema } from '../../database/schema.js';
import { readStanding } from '../../runner/checkpoint/checkpoint.js';
import { trips } from '../../trips/trips.projection.js';
import { Answer, type Standing } from '../answers/answer.js';
import { invalidQuery } from '../answers/query.problems.js';
import { type Assessed, readAssessed } from './assessed.js';
import { AssessedWatch } from './assessed-watch.js';
import { Freshness } from './freshness.js';
import { madeOf } from './made-of.js';
import { PositionWatch } from './position-watch.js';
import { LONGEST_WAIT_MS, READ_MODELS } from './stores.tokens.js';

/** Reads a position as callers write it; undefined where it is none. */
export function parsePosition(text: string): bigint | undefined {
  return /^\d{1,19}$/.test(text) ? BigInt(text) : undefined;
}

/**
 * That an answer is made of the rows it reads, and of what its call says, and of nothing else: neither of events nor of the clock.
 * Then it has a tag, and whoever has it is not sent it again.
 */
export interface TagTerms {
  readonly ofRowsAlone: true;
  /** What it depends on besides. */
  readonly and?: unknown;
}

export const OF_ROWS: TagTerms = { ofRowsAlone: true };

/** Before anything of the answer is read. @throws NotModified */
async function confirmTag(db: Transaction<Schema>, terms: TagTerms | undefined): Promise<void> {
  if (terms) conditionNow()?.madeOf([await madeOf(db), terms.and ?? null]);
}

type Read<T> = (db: Transaction<Schema>, position: bigint) => Promise<T>;

/**
 * Every read goes through here: it waits where it was asked to, says up to which position it is true (law 7), and has the rows
 * that whoever is being answered may see.
 */
@Injectable()
export class Reading {
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly watch: PositionWatch,
    private readonly assessedWatch: AssessedWatch,
    private readonly freshness: Freshness,
    @Inject(LONGEST_WAIT_MS) private readonly longestWaitMs: number,
  ) {}

  /**
   * Reads tables, all as of one moment.
   *
   * @throws Problem `invalid-query`, `projection-behind`
   */
  async read<T>(waitFor: string | undefined, read: Read<T>, terms?: TagTerms): Promise<Answer<T>> {
    const sees = seenNow();
    await this.reach(waitFor);
    return this.readModels.snapshot((db) => this.readIn(scopedTo(db, sees), read, terms));
  }

  /** The same for what reads many rows: other answers do not wait for it. */
  async readLong<T>(waitFor: string | undefined, read: Read<T>, terms?: TagTerms): Promise<Answer<T>> {
    const sees = seenNow();
    await this.reach(waitFor);
    return this.readModels.longSnapshot((db) => this.readIn(scopedTo(db, sees), read, terms));
  }

  /**
   * Reads what changes with the clock, as it was assessed last. It is true as far as all that changed is assessed; `waitFor`
   * waits for that.
   *
   * @throws Problem `invalid-query`, `projection-behind`
   */
  async readAssessed<T>(
    waitFor: string | undefined,
    read: (db: Transaction<Schema>, assessed: Assessed) => Promise<T>,
  ): Promise<Answer<T>> {
    const sees = seenNow();
    await this.reach(waitFor);
    await this.reachAssessed(waitFor);
    return this.readModels.longSnapshot(async (whole) => {
      const db = scopedTo(whole, sees);
      const { position, parked } = await readStanding(db, trips.name);
      const assessed = await readAssessed(db);
      return Answer.asOf(this.standingAssessed(position, parked, assessed), async () => {
        await confirmTag(db, OF_ROWS);
        return read(db, assessed);
      });
    });
  }

  /**
   * Waits where that was asked for: what reads by itself before it answers calls it first.
   *
   * @throws Problem `invalid-query`, `projection-behind`
   */
  async reach(text: string | undefined): Promise<void> {
    const waitFor = parsePosition(text ?? '0');
    if (waitFor === undefined) {
      throw invalidQuery('waitFor', 'must be a position: digits, as a receipt gives it');
    }
    const reached = text === undefined || (await this.watch.reach(waitFor, this.longestWaitMs));
    await this.freshness.look();
    if (reached) return;
    const { position } = this.watch;
    await Answer.asOf(this.standing(position, 0), () => {
      throw projectionBehind('The read models have come to', position, text);
    });
  }

  private async reachAssessed(waitFor: string | undefined): Promise<void> {
    if (waitFor === undefined) return;
    if (await this.assessedWatch.reach(parsePosition(waitFor) ?? 0n, this.longestWaitMs)) return;
    const { position } = this.assessedWatch;
    await Answer.asOf(this.standing(position, 0), () => {
      throw projectionBehind('Convoys are assessed up to', position, waitFor);
    });
  }

  /** Where not all is assessed, the answer is as old as what is. */
  private standingAssessed(position: bigint, parked: number, { reached, at }: Assessed): Standing {
    const standing = this.standing(position, parked);
    if (reached.position >= position) return standing;
    const ageSeconds = at === null ? null : Math.floor((Date.now() - Date.parse(at)) / 1000);
    const older = Math.max(standing.ageSeconds ?? 0, ageSeconds ?? 0);
    return { ...standing, position: reached.position, ageSeconds: ageSeconds === null ? null : older };
  }

  private async readIn<T>(
    db: Transaction<Schema>,
    read: Read<T>,
    terms: TagTerms | undefined,
  ): Promise<Answer<T>> {
    const { position, parked } = await readStanding(db, trips.name);
    return Answer.asOf(this.standing(position, parked), async () => {
      await confirmTag(db, terms);
      return read(db, position);
    });
  }

  private standing(position: bigint, parked: number): Standing {
    return { position, parked, ageSeconds: this.freshness.age() ?? null };
  }
}

function projectionBehind(what: string, reached: bigint, waitFor: string): Problem {
  const position = reached.toString();
  return new Problem({
    status: 504,
    code: 'projection-behind',
    detail:
      `${what} position ${position}, not yet to ${waitFor}. ` +
      'Ask again, or without waitFor to see what is known so far.',
    facts: { position, waitFor },
  });
}
