import { type EventSource } from '#kafila/event-store';
import { NoPlace, Places, Problem, type Scopes, seenNow, type Settings, SETTINGS } from '#kafila/platform';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { type Database } from '../../database/schema.js';
import { scopedTo } from '../../database/scope/scoped.js';
import { type ReadModels } from '../../database/read-models.js';
import { type Clocks } from '../../past/clocks.js';
import { Past } from '../../past/past.js';
import { confirmTime, firstEventAfter, positionAt } from '../../past/position-at.js';
import { readPosition } from '../../runner/checkpoint/checkpoint.js';
import { trips } from '../../trips/trips.projection.js';
import { type Answer } from '../answers/answer.js';
import { JsonText, withMembers } from '../answers/json-text.js';
import { type Clock, CLOCK } from '../reading/clock.js';
import { OF_ROWS, Reading } from '../reading/reading.js';
import { EVENT_STORE, HISTORY, type HistoryReader, READ_MODELS } from '../reading/stores.tokens.js';
import { type AskedClocks, asksForClocks, readClocks } from './asked-clocks.js';
import { beforeFirstEvent, beyondLastEvent, notKnownThen, tooManyPastReads } from './clocks.problems.js';
import { requireThisVersion } from './this-version.js';
import { shownClocks } from './clocks.shape.js';

/** Where no settings are given. */
const MOST_AT_ONCE = 4;
/** Reads that may wait for each that runs. */
const MOST_WAITING = 25;

/**
 * Every read of the past goes through here (law 6): what had happened by one instant, from what had been recorded by
 * another. The streams concerned are folded from their events, and read as the tables of the present are.
 */
@Injectable()
export class TwoClocks {
  /** A read may fold every stream there is: all at once they would leave nothing for the present. */
  private readonly places: Places;

  constructor(
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
    @Inject(HISTORY) private readonly history: HistoryReader,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reading: Reading,
    @Optional() @Inject(SETTINGS) settings?: Settings,
  ) {
    const most = settings?.limits.pastReads ?? MOST_AT_ONCE;
    this.places = new Places(most, most * MOST_WAITING);
  }

  /**
   * Reads an object as it is now, or by the clocks that were asked for.
   *
   * @param streams those that it is made of, for a read of the past
   * @param read the object as JSON, from the tables of the present or of the past
   * @throws Problem as `answer`, and those of `read`
   */
  read(
    asked: AskedClocks,
    streams: (past: Past) => Promise<Iterable<string>>,
    read: (db: Database) => Promise<string>,
  ): Promise<Answer<JsonText>> {
    if (!asksForClocks(asked)) {
      return this.reading.read(asked.waitFor, async (db) => new JsonText(await read(db)), OF_ROWS);
    }
    return this.answer(asked, async (past) => {
      await past.load(await streams(past));
      return read(past.db);
    });
  }

  /**
   * Answers with an object as JSON, which says last which clocks it shows.
   *
   * @param look loads the streams that it needs, and reads the tables
   * @throws Problem `invalid-query`, `at-after-now`, `known-at-after-now`, `known-at-before-first-event`,
   *   `known-at-beyond-last-event`, `read-models-being-filled`, `projection-behind`, `too-many-past-reads`, and those of `look`
   */
  async answer(asked: AskedClocks, look: (past: Past) => Promise<string>): Promise<Answer<JsonText>> {
    const clocks = await this.clocksOf(asked);
    return clocks.at(clocks.value.position).map(async (those) => {
      const json = await this.lookAt(those, look);
      return new JsonText(withMembers(json, { clocks: JSON.stringify(shownClocks(those)) }));
    });
  }

  /**
   * Looks at the past as these clocks show it, when its turn comes.
   *
   * @throws Problem `too-many-past-reads`; what `look` throws; of what is not known, that it was not then
   */
  lookAt<T>(clocks: Clocks, look: (past: Past) => Promise<T>): Promise<T> {
    // Whose turn comes is told so by another one.
    const sees = seenNow();
    return this.places
      .take(() => this.foldAt(clocks, look, sees))
      .catch((error: unknown) => {
        throw error instanceof NoPlace ? tooManyPastReads() : error;
      });
  }

  private async foldAt<T>(
    clocks: Clocks,
    look: (past: Past) => Promise<T>,
    sees: Scopes | undefined,
  ): Promise<T> {
    const { history, readModels } = this;
    const past = await Past.at(clocks, { history, read: scopedTo(readModels.read, sees) });
    try {
      return await look(past);
    } catch (error) {
      throw error instanceof Problem && error.status === 404 ? notKnownThen(error, clocks) : error;
    } finally {
      await past.close();
    }
  }

  /** Understands what was asked for, and waits until the tables have come that far. @throws as `answer` */
  async clocksOf(asked: AskedClocks): Promise<Answer<Clocks>> {
    const { at, knownAt } = readClocks(asked, this.clock());
    if (knownAt === null) {
      const tables = await this.reading.read(asked.waitFor, positionOfThisVersion);
      return tables.map((position) => ({ at, knownAt: null, position }));
    }
    if ('position' in knownAt) {
      const tables = await this.reach(knownAt.position);
      return tables.map(() => ({ at, knownAt: null, position: knownAt.position }));
    }
    const { instant } = knownAt;
    const by = await this.positionBy(instant);
    return by.map((position) => ({ at, knownAt: instant, position }));
  }

  private async reach(position: bigint): Promise<Answer<bigint>> {
    const head = await this.eventStore.head();
    // What an answer said of itself may lie after the last event: at a record of the server's own.
    if (position > head && position > (await readPosition(this.readModels.read, trips.name)))
      throw beyondLastEvent(position, head);
    const first = await firstEventAfter(this.eventStore, 0n);
    if (!first || position < first.position) throw beforeFirstEvent(`position ${position.toString()}`, first);
    return this.reading.read(position.toString(), positionOfThisVersion);
  }

  private async positionBy(instant: string): Promise<Answer<bigint>> {
    const { eventStore, history, readModels, reading } = this;
    const first = await firstEventAfter(eventStore, 0n);
    if (first && instant < first.recordedAt) await confirmTime(history, first);
    if (!first || instant < first.recordedAt) throw beforeFirstEvent(instant, first);
    let tables = await reading.read(undefined, positionOfThisVersion);
    const next = await tables.map((reached) => firstEventAfter(eventStore, reached));
    if (next.value && next.value.recordedAt <= instant) {
      // The tables do not have all that was known then.
      const head = await tables.map(() => eventStore.head());
      tables = await reading.read(head.value.toString(), positionOfThisVersion);
    }
    return tables.map(() => positionAt(readModels.read, { eventStore, history }, instant));
  }
}

/** How far the tables have come. @throws as `requireThisVersion` */
async function positionOfThisVersion(db: Database, position: bigint): Promise<bigint> {
  await requireThisVersion(db);
  return position;
}
