import { LRUCache } from 'lru-cache';
import { type RecordedEvent } from '../event-store.port.js';
import { type Connection } from './connection.js';
import { Unanswered } from './failure.js';
import { filterOn } from './feed.js';
import { readEach } from './reading/read-call.js';
import { subscribeRequest } from './reading/read-request.js';
import { placed, type Unplaced } from './recorded.js';

const rememberedStreams = 10_000;

/**
 * Positions of events. Servers since 22.10 name them on every read. Older ones name them only when all streams are read:
 * there the stream is looked up, which is as slow as the server's walk through its log. The last place seen of a stream
 * is remembered and shortens the next walk.
 */
export class Positions {
  readonly #seen = new LRUCache<string, { readonly revision: number; readonly position: bigint }>({
    max: rememberedStreams,
  });

  constructor(private readonly connection: Connection) {
    connection.onLost(() => {
      this.#seen.clear();
    });
  }

  async placeAll(stream: string, events: readonly Unplaced[]): Promise<RecordedEvent[]> {
    const unplaced = events.filter(({ position }) => position === null).map(({ revision }) => revision);
    if (unplaced.length === 0) return events.map(placed);
    const found = await this.#lookUp(stream, Math.min(...unplaced), Math.max(...unplaced));
    return events.map((event) =>
      placed({ ...event, position: event.position ?? found.get(event.revision) ?? null }),
    );
  }

  /** Remembers where an event lies that an answer named. */
  note(stream: string, revision: number, position: bigint): void {
    this.#seen.set(stream, { revision, position });
  }

  async #lookUp(stream: string, from: number, to: number): Promise<Map<number, bigint>> {
    const seen = this.#seen.get(stream);
    const after = seen !== undefined && seen.revision < from ? seen.position : 0n;
    const found = new Map<number, bigint>();
    const what = `looking up positions of ${stream}`;
    const request = subscribeRequest(after === 0n ? 'start' : after, filterOn([stream]));
    await readEach(this.connection, what, request, ({ event }) => {
      if (event?.stream !== stream || event.position === null || event.revision < from) return undefined;
      found.set(event.revision, event.position);
      if (event.revision < to) return undefined;
      this.#seen.set(stream, { revision: event.revision, position: event.position });
      return 'enough';
    });
    if (!found.has(to)) throw new Unanswered(`The server stopped ${what}.`);
    return found;
  }
}
