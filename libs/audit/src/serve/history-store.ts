import {
  type EventReader,
  type RecordedEvent,
  type ReadStreamOptions,
  type StreamPage,
} from '#kafila/event-store';
import { encodeLeaf } from '../leaf/leaf.js';
import { LogDamaged } from '../log/log.errors.js';
import { LOGGED_PREFIXES } from '../log/logged-streams.js';
import { LoggedLeaves } from '../log/logged-leaves.js';
import { leafHash } from '../merkle/hash.js';
import { TileUnusable } from '../tiles/tile-reader.js';
import { notAsLogged, notConfirmed } from './log.problems.js';

/** What auditors read events through. */
export type HistoryReader = Pick<EventReader, 'readStream'>;
export const HISTORY_STORE = Symbol('HISTORY_STORE');

/**
 * A store whose events are compared with the leaves of the log as they are read, and whose revisions must follow each
 * other: what is served as history is then what was logged, whichever index it was found by. What was recorded since the
 * log was written last is handed out as it is.
 */
export class HistoryStore implements HistoryReader {
  readonly #leaves: LoggedLeaves | undefined;

  /** @param folder of the log; undefined where none is kept: then nothing is compared with it */
  constructor(
    private readonly store: HistoryReader & Pick<EventReader, 'storeFile'>,
    folder: string | undefined,
  ) {
    this.#leaves = folder === undefined ? undefined : new LoggedLeaves(folder);
  }

  /** @throws Problem `history-not-as-logged`, `history-not-confirmed` */
  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<StreamPage> {
    const page = await this.store.readStream(stream, options);
    this.#checkRevisions(stream, page, options);
    for (const event of page.events) await this.#confirm(event);
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

  async #confirm(event: RecordedEvent): Promise<void> {
    const { stream, revision, position } = event;
    if (this.#leaves === undefined || !LOGGED_PREFIXES.some((prefix) => stream.startsWith(prefix))) return;
    const hash = leafHash(encodeLeaf(event));
    if (await this.#isLogged(this.#leaves, position, hash)) return;
    this.#leaves.forget();
    if (await this.#isLogged(this.#leaves, position, hash)) return;
    throw notAsLogged(stream, revision, position);
  }
  /** True also of what is not logged yet. */
  async #isLogged(leaves: LoggedLeaves, position: bigint, hash: Buffer): Promise<boolean> {
    try {
      const logged = await leaves.hashAt(position);
      return logged === undefined || logged?.equals(hash) === true;
    } catch (error) {
      throw error instanceof LogDamaged || error instanceof TileUnusable ? notConfirmed(error) : error;
    }
  }
}
