import { type EventSource } from '#kafila/event-store';
import { Problem } from '#kafila/platform';
import { type FastifyReply } from 'fastify';
import { type Database } from '../../database/schema.js';
import { type ReadModels } from '../../database/read-models.js';
import { type Clock } from '../reading/clock.js';
import { POSITION_HEADER, type Reading } from '../reading/reading.js';
import { withMembers } from '../send-json.js';
import { trips } from '../../trips/trips.projection.js';
import { type AskedClocks, readClocks } from './asked-clocks.js';
import { type Clocks } from '../../past/clocks.js';
import { shownClocks } from './clocks.shape.js';
import { beforeFirstEvent, beingFilled, beyondLastEvent, notKnownThen } from './clocks.problems.js';
import { eventBehind, positionAt } from '../../past/position-at.js';
import { Past } from '../../past/past.js';

export interface TwoClocksOptions {
  readonly eventStore: EventSource;
  readonly readModels: ReadModels;
  readonly reading: Reading;
  readonly clock: Clock;
}

/**
 * Every read of the past goes through here (law 6): what had happened by one instant, from what had been recorded by
 * another. The streams concerned are folded from their events, and read as the tables of the present are.
 */
export class TwoClocks {
  constructor(private readonly given: TwoClocksOptions) {}

  /**
   * Answers with an object as JSON, which says behind all else which clocks it shows.
   *
   * @param look loads the streams that it needs, and reads the tables
   * @throws Problem `invalid-query`, `at-after-now`, `known-at-after-now`, `known-at-before-first-event`,
   *   `known-at-beyond-last-event`, `read-models-being-filled`, `projection-behind`, and those of `look`
   */
  async answer(
    reply: FastifyReply,
    asked: AskedClocks,
    look: (past: Past) => Promise<string>,
  ): Promise<string> {
    const clocks = await this.clocksOf(reply, asked);
    reply.header(POSITION_HEADER, clocks.position.toString());
    return withMembers(await this.lookAt(clocks, look), { clocks: JSON.stringify(shownClocks(clocks)) });
  }

  /** Looks at the past as these clocks show it. @throws what `look` throws; of what is not known, that it was not then */
  async lookAt<T>(clocks: Clocks, look: (past: Past) => Promise<T>): Promise<T> {
    const { eventStore, readModels } = this.given;
    const past = await Past.at(clocks, { eventStore, read: readModels.read });
    try {
      return await look(past);
    } catch (error) {
      throw error instanceof Problem && error.status === 404 ? notKnownThen(error, clocks) : error;
    } finally {
      await past.close();
    }
  }

  /** Understands what was asked for, and waits until the tables have come that far. @throws as `answer` */
  async clocksOf(reply: FastifyReply, asked: AskedClocks): Promise<Clocks> {
    const { reading, clock } = this.given;
    const { at, knownAt } = readClocks(asked, clock());
    if (knownAt === null) {
      const position = await reading.answer(reply, asked.waitFor, positionOfThisVersion);
      return { at, knownAt: null, position };
    }
    if ('position' in knownAt)
      return { at, knownAt: null, position: await this.reach(reply, knownAt.position) };
    const { instant } = knownAt;
    return { at, knownAt: instant, position: await this.positionBy(reply, instant) };
  }

  private async reach(reply: FastifyReply, position: bigint): Promise<bigint> {
    const { eventStore, reading } = this.given;
    const head = await eventStore.head();
    if (position > head) throw beyondLastEvent(position, head);
    const first = await eventBehind(eventStore, 0n);
    if (!first || position < first.position) throw beforeFirstEvent(`position ${position.toString()}`, first);
    await reading.answer(reply, position.toString(), positionOfThisVersion);
    return position;
  }

  private async positionBy(reply: FastifyReply, instant: string): Promise<bigint> {
    const { eventStore, readModels, reading } = this.given;
    const first = await eventBehind(eventStore, 0n);
    if (!first || instant < first.recordedAt) throw beforeFirstEvent(instant, first);
    const reached = await reading.answer(reply, undefined, positionOfThisVersion);
    const next = await eventBehind(eventStore, reached);
    if (next && next.recordedAt <= instant) {
      // The tables do not have all that was known then.
      const head = await eventStore.head();
      await reading.answer(reply, head.toString(), positionOfThisVersion);
    }
    return positionAt(readModels.read, eventStore, instant);
  }
}

/** How far the tables have come. @throws Problem `read-models-being-filled` where an older version filled them */
async function positionOfThisVersion(db: Database, position: bigint): Promise<bigint> {
  const row = await db
    .selectFrom('projections')
    .select('version')
    .where('name', '=', trips.name)
    .executeTakeFirst();
  if (row && row.version < trips.version) throw beingFilled();
  return position;
}
