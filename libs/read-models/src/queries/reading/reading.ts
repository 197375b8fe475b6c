import { type EventReader } from '#kafila/event-store';
import { Problem } from '#kafila/platform';
import { Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { type Transaction } from 'kysely';
import { type ReadModels } from '../../database/read-models.js';
import { type Schema } from '../../database/schema.js';
import { readStanding } from '../../runner/checkpoint/checkpoint.js';
import { type Projection } from '../../runner/projection/projection.js';
import { invalidQuery } from '../answers/query.problems.js';
import { Freshness } from './freshness.js';
import { type PositionWatch } from './position-watch.js';

/** The header that says up to which position an answer is true. */
export const POSITION_HEADER = 'Kafila-Position';

/**
 * The header that says how old it is: for how many seconds something has been recorded that it does not show. Absent as
 * long as the event store has not answered.
 */
export const AGE_HEADER = 'Kafila-Age';

/**
 * The header that says how many streams are parked: nothing that was told by their last events is in the answer. Absent
 * where there are none.
 */
export const PARKED_HEADER = 'Kafila-Parked';

/** The query parameter every read takes. */
export const waitForField = {
  waitFor: Type.Optional(
    Type.String({
      description:
        'Answer only when this position has been reached, e.g. the position of a receipt; at most 5 s, then 504.',
      examples: ['1042'],
    }),
  ),
};

/** Reads a position as callers write it; undefined where it is none. */
export function parsePosition(text: string): bigint | undefined {
  return /^\d{1,19}$/.test(text) ? BigInt(text) : undefined;
}

/** Every read goes through here: it waits where it was asked to, and says up to which position it is true (law 7). */
export class Reading {
  readonly freshness: Freshness;

  constructor(
    private readonly readModels: ReadModels,
    private readonly projection: Projection,
    private readonly watch: PositionWatch,
    eventStore: Pick<EventReader, 'readAll'>,
    private readonly mostMs = 5000,
  ) {
    this.freshness = new Freshness(eventStore, projection, watch);
  }

  /**
   * Reads tables, all as of one moment.
   *
   * @throws Problem `invalid-query`, `projection-behind`
   */
  async answer<T>(
    reply: FastifyReply,
    waitFor: string | undefined,
    read: (db: Transaction<Schema>, position: bigint) => Promise<T>,
  ): Promise<T> {
    await this.reach(reply, waitFor);
    return this.readModels.snapshot((db) => this.read(reply, db, read));
  }

  /** The same for what reads many rows: other answers do not wait for it. */
  async longAnswer<T>(
    reply: FastifyReply,
    waitFor: string | undefined,
    read: (db: Transaction<Schema>, position: bigint) => Promise<T>,
  ): Promise<T> {
    await this.reach(reply, waitFor);
    return this.readModels.longSnapshot((db) => this.read(reply, db, read));
  }

  private async read<T>(
    reply: FastifyReply,
    db: Transaction<Schema>,
    read: (db: Transaction<Schema>, position: bigint) => Promise<T>,
  ): Promise<T> {
    const { position, parked } = await readStanding(db, this.projection.name);
    // Set before the answer is known: a refusal says it too.
    this.say(reply, position);
    if (parked > 0) reply.header(PARKED_HEADER, parked);
    return read(db, position);
  }

  /**
   * Waits where that was asked for: what reads by itself before it answers calls it first.
   *
   * @throws Problem `invalid-query`, `projection-behind`
   */
  async reach(reply: FastifyReply, text: string | undefined): Promise<void> {
    const waitFor = parsePosition(text ?? '0');
    if (waitFor === undefined) {
      throw invalidQuery('waitFor', 'must be a position: digits, as a receipt gives it');
    }
    const reached = text === undefined || (await this.watch.reach(waitFor, this.mostMs));
    await this.freshness.look();
    if (reached) return;
    const position = this.watch.position.toString();
    this.say(reply, this.watch.position);
    throw new Problem({
      status: 504,
      code: 'projection-behind',
      title: 'Projection behind',
      detail:
        `The read models have come to position ${position}, not yet to ${text}. ` +
        'Ask again, or without waitFor to see what is known so far.',
      facts: { position, waitFor: text },
    });
  }

  private say(reply: FastifyReply, position: bigint): void {
    const age = this.freshness.age();
    reply.header(POSITION_HEADER, position.toString());
    if (age !== undefined) reply.header(AGE_HEADER, age);
  }
}
