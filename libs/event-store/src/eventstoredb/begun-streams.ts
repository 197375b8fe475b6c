import { LRUCache } from 'lru-cache';
import { StreamRemoved } from '../event-store.errors.js';
import {
  type BegunStream,
  type BegunStreamsOptions,
  type EventStorePlace,
  type RecordedEvent,
  type StreamList,
} from '../event-store.port.js';
import { unlessRemoved } from '../removals.js';
import { type Connection } from './connection.js';
import { Unanswered } from './failure.js';
import { type Positions } from './positions.js';
import { type Head, isUnder } from './read-all.js';
import { readStream } from './read-stream.js';
import { readEach } from './reading/read-call.js';
import { readAllRequest } from './reading/read-request.js';
import { type WireEvent } from './reading/wire-message.js';
import { isSystem, placed, recordedFrom } from './recorded.js';
import { removedIn, unlessDeleted } from './removed.js';
import { subscribe } from './subscribe.js';

const rememberedStreams = 10_000;
/** Streams that are looked at in one go, whether their first events are there. */
const looksAtOnce = 16;
/** What a store is known by again: a few streams, of which each may be deleted. */
const [knownBy, mostLookedAt] = [8, 1_000];

/**
 * Lists streams by reading the log: a server does not tell what began where. What events hold is not looked at. A stream that goes on
 * and was not seen to begin is looked at: its first events may be gone, and nothing but this event tells of it.
 */
export class BegunStreams implements StreamList {
  /** Streams that can be read from their first event on, as was seen since the list was begun. */
  readonly #whole = new LRUCache<string, true>({ max: rememberedStreams });
  #listedTo = 0n;

  constructor(
    private readonly connection: Connection,
    private readonly positions: Positions,
    readonly place: EventStorePlace,
    private readonly head: Head,
  ) {}

  async streamsBegun(options: BegunStreamsOptions): Promise<readonly BegunStream[]> {
    if (options.after !== this.#listedTo) this.#whole.clear();
    const streams = await this.connection.operation('list streams', () => this.#list(options));
    this.#listedTo = streams.at(-1)?.position ?? options.upTo;
    return streams;
  }

  /** By a subscription: reads cannot be filtered by the server. */
  async *eventsUnder(streamPrefixes: readonly string[], upTo: bigint): AsyncGenerator<RecordedEvent, void> {
    if (upTo === 0n) return;
    for await (const { events, position } of subscribe(this.connection, this.head, { streamPrefixes })) {
      for (const event of events) if (event.position <= upTo) yield event;
      if (position >= upTo) return;
    }
  }

  lastEvents(position: bigint): Promise<readonly RecordedEvent[]> {
    return this.connection.operation('look at the last events', () => this.#last(position));
  }

  async #list({ after, upTo, streamPrefixes, limit }: BegunStreamsOptions): Promise<readonly BegunStream[]> {
    if (after >= upTo) return [];
    const begun: BegunStream[] = [];
    const doubtful = new Map<string, bigint>();
    let reached = after;
    const look = (event: WireEvent, position: bigint): void => {
      const gone = removedIn(event)?.stream;
      const { stream, revision } = event;
      if (gone !== undefined) {
        if (isUnder(gone, streamPrefixes) && !doubtful.has(gone)) doubtful.set(gone, position);
      } else if (isSystem(event) || !isUnder(stream, streamPrefixes)) return;
      else if (revision === 0) {
        begun.push({ name: stream, position });
        this.#whole.set(stream, true);
      } else if (!this.#whole.get(stream) && !doubtful.has(stream)) doubtful.set(stream, position);
    };
    const request = readAllRequest({ from: after === 0n ? 'start' : after });
    await readEach(this.connection, 'listing streams', request, ({ event }) => {
      if (event?.position == null || event.position <= after) return undefined;
      reached = event.position;
      if (reached <= upTo) look(event, reached);
      return reached >= upTo || begun.length + doubtful.size >= limit ? 'enough' : undefined;
    });
    const isAll = reached >= upTo;
    // A leader that was just elected does not show yet what it has.
    if (!isAll && begun.length + doubtful.size < limit)
      throw new Unanswered(`The server ended listing streams at ${reached.toString()}.`);
    const removed = await this.#removedAmong([...doubtful]);
    const found = [...begun, ...removed].sort((a, b) => (a.position < b.position ? -1 : 1));
    // Whoever was looked at and is whole made fewer of them than were wanted.
    if (isAll || found.length >= limit) return found;
    const rest = { upTo, streamPrefixes, after: reached, limit: limit - found.length };
    return [...found, ...(await this.#list(rest))];
  }

  async #removedAmong(doubtful: readonly (readonly [string, bigint])[]): Promise<readonly BegunStream[]> {
    const removed: BegunStream[] = [];
    for (let i = 0; i < doubtful.length; i += looksAtOnce) {
      const looking = doubtful.slice(i, i + looksAtOnce).map(async ([name, position]) => {
        const gone = await this.#removedAs(name);
        if (gone) removed.push({ name, position, removed: gone });
        else this.#whole.set(name, true);
      });
      await Promise.all(looking);
    }
    return removed;
  }

  async #removedAs(stream: string): Promise<BegunStream['removed']> {
    const reading = readStream(this.connection, this.positions, stream, { limit: 1 });
    const read = await unlessRemoved(unlessDeleted(stream, reading));
    return read instanceof StreamRemoved ? read.how : undefined;
  }

  async #last(position: bigint): Promise<readonly RecordedEvent[]> {
    const events = new Map<string, RecordedEvent>();
    const note = (event: WireEvent | undefined): void => {
      if (event && !isSystem(event) && event.position !== null && !events.has(event.stream))
        events.set(event.stream, placed(recordedFrom(event)));
    };
    if (position === 0n) return [];
    const what = 'looking at the last events';
    await readEach(this.connection, what, readAllRequest({ from: position, limit: 1 }), ({ event }) => {
      if (event?.position === position) note(event);
      return 'enough';
    });
    const before = readAllRequest({ from: position, backwards: true, limit: mostLookedAt });
    await readEach(this.connection, what, before, ({ event }) => {
      note(event);
      return events.size >= knownBy ? 'enough' : undefined;
    });
    return [...events.values()].reverse();
  }
}
