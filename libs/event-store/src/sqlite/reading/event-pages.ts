import { type JsonObject, type RecordedEvent } from '../../event-store.port.js';
import { damaged } from '../file/failure.js';
import { Instants } from './instants.js';
import { type NamedRow, type Row } from './read-statements.js';

/**
 * A page ends early after this many characters of JSON: to read it takes some milliseconds, and a thousand events of a
 * megabyte must not fill the memory.
 */
const charactersPerPage = 1_000_000;

/** Fetched at once, which is cheaper than one by one. */
const rowsAtOnce = 100;

export class EventPages {
  readonly #instants = new Instants();

  constructor(private readonly file: string) {}

  /**
   * Takes rows up to the limit or the size of a page, `fetch` by `fetch`; gives the events and the first row left.
   * @throws EventStoreUnusable an event is not readable
   */
  take<Kind extends Row | NamedRow>(
    limit: number,
    fetch: (last: Kind | undefined, count: number) => Kind[],
    streamOf: (row: Kind) => string,
  ): { events: RecordedEvent[]; left: Kind | undefined } {
    const events: RecordedEvent[] = [];
    let characters = 0;
    let last: Kind | undefined;
    for (;;) {
      const count = Math.min(rowsAtOnce, limit + 1 - events.length);
      const rows = fetch(last, count);
      for (const row of rows) {
        if (events.length === limit || characters > charactersPerPage) return { events, left: row };
        characters += row[5].length + row[6].length;
        events.push(this.#event(row, streamOf(row)));
      }
      last = rows.at(-1);
      if (rows.length < count) return { events, left: undefined };
    }
  }

  #event(
    [position, revision, recordedAt, id, type, data, metadata]: Row | NamedRow,
    stream: string,
  ): RecordedEvent {
    return {
      stream,
      id,
      type,
      data: this.#parse(data, position),
      metadata: this.#parse(metadata, position),
      revision,
      position,
      recordedAt: this.#instants.print(recordedAt),
    };
  }

  #parse(json: string, position: bigint): JsonObject {
    try {
      return JSON.parse(json) as JsonObject;
    } catch (error) {
      throw damaged(this.file, `the event at position ${position.toString()} is not readable`, error);
    }
  }
}
