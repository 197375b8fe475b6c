import {
  type AllPage,
  type ReadAllOptions,
  type RecordedEvent,
  type RemovedStream,
} from '../event-store.port.js';
import { type Connection } from './connection.js';
import { readEach } from './reading/read-call.js';
import { type AllToRead, readAllRequest } from './reading/read-request.js';
import { type WireEvent } from './reading/wire-message.js';
import { limitOf } from './read-stream.js';
import { isSystem, placed, recordedFrom } from './recorded.js';
import { removedIn } from './removed.js';

/** The most records one page looks at beyond its limit. The client cannot filter reads, so that is done here. */
const searchWindow = 4_096;

export async function readAll(connection: Connection, options: ReadAllOptions = {}): Promise<AllPage> {
  const { after = 0n, streamPrefixes, types } = options;
  const limit = limitOf(options);
  const most = limit + searchWindow;
  // The event at `after` comes along; another one more tells whether the end was reached.
  const request = readAllRequest({ from: after === 0n ? 'start' : after, limit: most + 2 });
  const events: RecordedEvent[] = [];
  const removed: RemovedStream[] = [];
  let [position, seen, end] = [after, 0, true];
  const look = (event: WireEvent, at: bigint): 'enough' | undefined => {
    const isWanted =
      !isSystem(event) && isUnder(event.stream, streamPrefixes) && (types?.includes(event.type) ?? true);
    // The page ends before the next event it would have to hold.
    if (seen++ === most || (isWanted && events.length === limit)) {
      end = false;
      return 'enough';
    }
    if (isWanted) events.push(placed(recordedFrom(event)));
    const gone = removedIn(event);
    if (gone && isUnder(gone.stream, streamPrefixes)) removed.push(gone);
    position = at;
    return undefined;
  };
  await readEach(connection, 'reading all', request, ({ event }) =>
    event && event.position !== null && event.position > after ? look(event, event.position) : undefined,
  );
  return { events, position, end, ...(removed.length > 0 && { removed }) };
}

export function isUnder(stream: string, prefixes: readonly string[] | undefined): boolean {
  return prefixes?.some((prefix) => stream.startsWith(prefix)) ?? true;
}

/** A record of the log as it was seen. */
interface Seen {
  readonly position: bigint;
  readonly id: string;
}

/**
 * Finds the last event that is not the server's own. A call looks only at what was written since the last one, as long as
 * the log still has what was seen then: another one may have been put in its place.
 */
export class Head {
  /** Without a head: the log had records of the server's own alone. */
  #seen: { readonly head: Seen | undefined; readonly top: Seen } | undefined;

  constructor(private readonly connection: Connection) {}

  async find(): Promise<bigint> {
    const seen = this.#seen;
    const { top, head, isAsSeen } = await this.#fromTheEnd(seen?.top);
    if (!isAsSeen) return this.#found(head, top);
    if (!seen?.head || (await this.#isThere(seen.head))) return this.#found(seen?.head, top);
    const anew = await this.#fromTheEnd(undefined);
    return this.#found(anew.head, anew.top);
  }

  #found(head: Seen | undefined, top: Seen | undefined): bigint {
    this.#seen = top && { head, top };
    return head?.position ?? 0n;
  }

  /** Looks backwards for the last event that is not the server's own, or for a record that was seen before. */
  async #fromTheEnd(before: Seen | undefined): Promise<{ top?: Seen; head?: Seen; isAsSeen: boolean }> {
    const found: { top?: Seen; head?: Seen; isAsSeen: boolean } = { isAsSeen: false };
    const request = readAllRequest({ from: 'end', backwards: true });
    await readEach(this.connection, 'finding the head', request, ({ event }) => {
      if (event?.position == null) return undefined;
      const record = { position: event.position, id: event.id };
      found.top ??= record;
      if (!isSystem(event)) found.head = record;
      else found.isAsSeen = record.position === before?.position && record.id === before.id;
      return found.head || found.isAsSeen ? 'enough' : undefined;
    });
    return found;
  }

  async #isThere({ position, id }: Seen): Promise<boolean> {
    const event = await this.#one({ from: position, limit: 1 }, 'finding the head');
    return event?.position === position && event.id === id;
  }

  /** Position of the last event whose record ends at or before `commit`, also of the server's own; 0n if none. */
  async before(commit: bigint): Promise<bigint> {
    const event = await this.#one({ from: commit, backwards: true, limit: 1 }, 'placing progress');
    return event?.position ?? 0n;
  }

  async #one(wanted: AllToRead, what: string): Promise<WireEvent | undefined> {
    let found: WireEvent | undefined;
    await readEach(this.connection, what, readAllRequest(wanted), ({ event }) => {
      found ??= event;
      return 'enough';
    });
    return found;
  }
}
