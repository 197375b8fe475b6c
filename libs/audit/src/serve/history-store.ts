import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type EventReader,
  type RecordedEvent,
  type ReadStreamOptions,
  type StreamPage,
} from '#kafila/event-store';
import { type HistoryReader, notAsLogged } from '#kafila/read-models';
import { encodeLeaf, leafHash, LOGGED_PREFIXES, sameBytes } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { LogDamaged } from '../log/log.errors.js';
import { LoggedLeaves } from '../log/logged-leaves.js';
import { TileUnusable } from '../tiles/tile-reader.js';
import { type ConfirmedSoFar } from './confirmed-so-far.js';
import { notConfirmed } from './log.problems.js';

/** What auditors read events through: nothing is remembered, every event is compared at every read. */
export const HISTORY_STORE = Symbol('HISTORY_STORE');

/** The position of an event that a stream has for certain, the last one that is known; undefined where none is. */
export type LastKnown = (stream: string) => Promise<bigint | undefined>;

/** How long others in the process wait for their turn, in milliseconds. */
const MOST_MS = 4;

/**
 * A store whose events are compared with the leaves of the log as they are read, and whose revisions must follow each
 * other and go as far as is known: what is served as history is then what was logged, whichever index it was found by. What
 * was recorded since the log was written last is handed out as it is.
 */
export class HistoryStore implements HistoryReader {
  readonly #leaves: LoggedLeaves | undefined;

  /**
   * @param folder of the log; undefined where none is kept: then nothing is compared with it
   * @param lastKnown how far streams go for certain; where it is absent, their ends are taken as they are read
   * @param confirmed remembers what was compared; where it is absent, all is compared at every read
   */
  constructor(
    private readonly store: HistoryReader & Pick<EventReader, 'storeFile'>,
    folder: string | undefined,
    private readonly lastKnown?: LastKnown,
    private readonly confirmed?: ConfirmedSoFar,
  ) {
    this.#leaves = folder === undefined ? undefined : new LoggedLeaves(folder);
  }

  /** @throws Problem `history-not-as-logged`, `history-not-confirmed` */
  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<StreamPage> {
    const page = await this.store.readStream(stream, options);
    this.#checkRevisions(stream, page, options);
    await this.#checkEnd(stream, page, options);
    await this.#confirmAll(stream, page.events);
    return page;
  }

  #checkRevisions(
    stream: string,
    { events, exists }: StreamPage,
    { from, direction }: ReadStreamOptions,
  ): void {
    const step = direction === 'backwards' ? -1 : 1;
    // A server may have cut off the beginning of a stream by its settings; a file has no such thing.
    const isFile = this.store.storeFile !== undefined;
    let expected = isFile && step === 1 ? (from ?? 0) : events[0]?.revision;
    if (isFile && exists && events.length === 0 && from === 0) throw notAsLogged(stream, 0, null);
    for (const { revision, position } of events) {
      if (revision !== expected) throw notAsLogged(stream, expected ?? 0, position);
      expected = revision + step;
    }
  }

  /** What an index hides at the end leaves no gap. So where a stream seems to end, it is compared with what is known of it. */
  async #checkEnd(stream: string, page: StreamPage, options: ReadStreamOptions): Promise<void> {
    const { from, direction } = options;
    const isEnd = direction === 'backwards' ? from === undefined : page.next === null;
    if (!isEnd || this.store.storeFile === undefined) return;
    const known = await this.lastKnown?.(stream);
    const last = await this.#lastOf(stream, page, options);
    if (known === undefined || (last && last.position >= known)) return;
    // It may have grown since the page was read.
    const next = (last?.revision ?? -1) + 1;
    const { events } = await this.store.readStream(stream, { from: next, limit: 1 });
    if (events.length === 0) throw notAsLogged(stream, next, known);
  }

  /** The last event of a stream by a page that reached its end. */
  async #lastOf(
    stream: string,
    { events }: StreamPage,
    { from = 0, direction }: ReadStreamOptions,
  ): Promise<RecordedEvent | undefined> {
    if (direction === 'backwards') return events[0];
    if (events.length > 0 || from === 0) return events.at(-1);
    const before = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
    return before.events[0];
  }

  async #confirmAll(stream: string, events: readonly RecordedEvent[]): Promise<void> {
    const leaves = this.#leaves;
    if (leaves === undefined || !LOGGED_PREFIXES.some((prefix) => stream.startsWith(prefix))) return;
    const known = this.confirmed?.revisionsOf(stream) ?? 0;
    const fresh = events.filter(({ revision }) => revision >= known).sort((a, b) => a.revision - b.revision);
    let began = performance.now();
    for (const event of fresh) {
      // What comes after it is not logged either.
      if (!(await this.#confirm(leaves, event))) return;
      const { revision } = event;
      this.confirmed?.add(stream, fresh[0]?.revision ?? revision, revision + 1);
      if (performance.now() - began < MOST_MS) continue;
      await nextTurn();
      began = performance.now();
    }
  }

  /** Whether it is logged already. */
  async #confirm(leaves: LoggedLeaves, event: RecordedEvent): Promise<boolean> {
    const { stream, revision, position } = event;
    const hash = leafHash(encodeLeaf(event, nodeCrypto), nodeCrypto);
    for (const again of [false, true]) {
      if (again) leaves.forget();
      const logged = await this.#hashAt(leaves, position);
      if (logged === undefined) return false;
      if (logged !== null && sameBytes(logged, hash)) return true;
    }
    throw notAsLogged(stream, revision, position);
  }

  async #hashAt(leaves: LoggedLeaves, position: bigint): Promise<Uint8Array | null | undefined> {
    try {
      return await leaves.hashAt(position);
    } catch (error) {
      throw error instanceof LogDamaged || error instanceof TileUnusable ? notConfirmed(error) : error;
    }
  }
}
