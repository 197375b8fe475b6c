import { type AllStreamResolvedEvent, BACKWARDS, END, START } from '@eventstore/db-client';
import {
  type AllPage,
  type ReadAllOptions,
  type RecordedEvent,
  type RemovedStream,
} from '../event-store.port.js';
import { type Connection } from './connection.js';
import { keepRecords } from './raw-content.js';
import { limitOf } from './read-stream.js';
import { isSystem, placed, recordedFrom } from './recorded.js';
import { removedIn } from './removed.js';

/** The most records one page looks at beyond its limit. The client cannot filter reads, so that is done here. */
const searchWindow = 4_096;

export async function readAll(connection: Connection, options: ReadAllOptions = {}): Promise<AllPage> {
  const { after = 0n, streamPrefixes } = options;
  const limit = limitOf(options);
  const most = limit + searchWindow;
  const read = connection.client.readAll({
    fromPosition: after === 0n ? START : { commit: after, prepare: after },
    // The event at `after` comes along; another one more tells whether the end was reached.
    maxCount: most + 2,
    requiresLeader: true,
  });
  keepRecords(read);
  const events: RecordedEvent[] = [];
  const removed: RemovedStream[] = [];
  const page = (end: boolean): AllPage => ({ events, position, end, ...(removed.length > 0 && { removed }) });
  let [position, seen] = [after, 0];
  for await (const answer of connection.answers<AllStreamResolvedEvent>('reading all', read)) {
    const { event } = answer;
    const at = event?.position.commit ?? answer.commitPosition ?? 0n;
    if (at <= after) continue;
    if (seen++ === most) return page(false);
    if (event !== undefined && !isSystem(event) && isUnder(event.streamId, streamPrefixes)) {
      // The page ends before the next event it would have to hold.
      if (events.length === limit) return page(false);
      events.push(placed(recordedFrom(event)));
    }
    const gone = event && removedIn(event);
    if (gone && isUnder(gone.stream, streamPrefixes)) removed.push(gone);
    position = at;
  }
  return page(true);
}

function isUnder(stream: string, prefixes: readonly string[] | undefined): boolean {
  return prefixes?.some((prefix) => stream.startsWith(prefix)) ?? true;
}

/** A record of the log as it was seen. */
interface Seen {
  readonly position: bigint;
  readonly id: string | undefined;
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
    let top: Seen | undefined;
    for await (const { event } of this.#fromTheEnd()) {
      if (event === undefined) continue;
      const record = { position: event.position.commit, id: event.id };
      top ??= record;
      if (!isSystem(event)) return this.#found(record, top);
      if (seen && record.position === seen.top.position && record.id === seen.top.id) {
        if (!seen.head || (await this.#isThere(seen.head))) return this.#found(seen.head, top);
      }
    }
    return this.#found(undefined, top);
  }

  #found(head: Seen | undefined, top: Seen | undefined): bigint {
    this.#seen = top && { head, top };
    return head?.position ?? 0n;
  }

  #fromTheEnd(): AsyncGenerator<AllStreamResolvedEvent> {
    const read = this.connection.client.readAll({
      direction: BACKWARDS,
      fromPosition: END,
      requiresLeader: true,
    });
    return this.connection.answers<AllStreamResolvedEvent>('finding the head', read);
  }

  async #isThere({ position, id }: Seen): Promise<boolean> {
    const read = this.connection.client.readAll({
      fromPosition: { commit: position, prepare: position },
      maxCount: 1,
      requiresLeader: true,
    });
    for await (const { event } of this.connection.answers<AllStreamResolvedEvent>('finding the head', read))
      return event?.position.commit === position && event.id === id;
    return false;
  }

  /** Position of the last event whose record ends at or before `commit`, also of the server's own; 0n if none. */
  async before(commit: bigint): Promise<bigint> {
    const read = this.connection.client.readAll({
      direction: BACKWARDS,
      fromPosition: { commit, prepare: commit },
      maxCount: 1,
      requiresLeader: true,
    });
    for await (const { event } of this.connection.answers<AllStreamResolvedEvent>('placing progress', read)) {
      return event?.position.commit ?? 0n;
    }
    return 0n;
  }
}
