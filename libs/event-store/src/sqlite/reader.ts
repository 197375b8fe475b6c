import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import {
  type AllPage,
  type BegunStream,
  type BegunStreamsOptions,
  type JsonObject,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamPage,
} from '../event-store.port.js';
import { damaged, readFailure } from './failure.js';
import { Instants } from './instants.js';

/** A page ends early behind this many characters of JSON: a thousand events of a megabyte must not fill the memory. */
const charactersPerPage = 8_000_000;

/** So many positions are looked at for one filtered page, so that a page without matches does not block for long. */
const positionsPerFilteredPage = 4096;

const defaultLimit = 1000;

/** Only positions may need more than 53 bits; other numbers are read as doubles, which is much cheaper. */
const columns =
  'e.position, CAST(e.revision AS REAL), CAST(e.recorded_at AS REAL), e.id, e.type, e.data, e.metadata';
type Row = [bigint, number, number, string, string, string, string];
type NamedRow = [...Row, string];

/** Fetched at one time, which is cheaper than one by one; the size of a page is looked at in between. */
const rowsAtOnce = 100;

/** Streams that are told at the same time share pages of the file: most are at hand when the next stream is read. */
const cachedKilobytes = 32_768;

/** Reads through a connection of its own that can write nothing; it sees each commit whole or not at all. */
export class Reader {
  readonly #db: Database.Database;
  readonly #head;
  readonly #firstAfter;
  readonly #streamId;
  readonly #forwards;
  readonly #backwards;
  readonly #all;
  readonly #filtered = new Map<number, Database.Statement<unknown[], NamedRow>>();
  readonly #begun = new Map<number, Database.Statement<unknown[], [string, bigint]>>();
  readonly #streamIds = new LRUCache<string, number>({ max: 10_000 });
  readonly #instants = new Instants();

  constructor(private readonly file: string) {
    this.#db = new Database(file, { readonly: true, fileMustExist: true });
    this.#db.pragma(`cache_size = -${cachedKilobytes}`);
    const prepare = <Parameters extends unknown[], Result>(
      sql: string,
    ): Database.Statement<Parameters, Result> =>
      this.#db.prepare<Parameters, Result>(sql).safeIntegers().raw();
    const ofStream = (compare: string, order: string): string =>
      `SELECT ${columns} FROM events e ` +
      `WHERE e.stream_id = ? AND e.revision ${compare} ? ORDER BY e.revision ${order} LIMIT ?`;
    try {
      this.#head = prepare<[], [bigint | null]>('SELECT max(position) FROM events');
      this.#firstAfter = prepare<[bigint], [bigint | null]>(
        'SELECT min(position) FROM events WHERE position > ?',
      );
      this.#streamId = prepare<[string], [bigint]>('SELECT id FROM streams WHERE name = ?');
      this.#forwards = prepare<[number, number, number], Row>(ofStream('>=', 'ASC'));
      this.#backwards = prepare<[number, number, number], Row>(ofStream('<=', 'DESC'));
      this.#all = prepare<[bigint, bigint, number], NamedRow>(this.#allSql(''));
    } catch (error) {
      this.#db.close();
      throw readFailure(file, error);
    }
  }

  close(): void {
    this.#db.close();
  }

  /** @see EventStore.head */
  head(): bigint {
    return this.#reading(() => this.#head.get()?.[0] ?? 0n);
  }

  /** @see EventStore.readStream */
  readStream(stream: string, options: ReadStreamOptions = {}): StreamPage {
    const { direction = 'forwards', limit = defaultLimit } = options;
    checkCount('limit', limit, 1);
    if (options.from !== undefined) checkCount('from', options.from, 0);
    return this.#reading(() => {
      const id = this.#idOf(stream);
      if (id === undefined) return { events: [], exists: false, next: null };
      const [statement, step, first] =
        direction === 'forwards'
          ? [this.#forwards, 1, options.from ?? 0]
          : [this.#backwards, -1, options.from ?? Number.MAX_SAFE_INTEGER];
      const { events, behind } = this.#take<Row>(
        limit,
        (last, count) => statement.all(id, last ? last[1] + step : first, count),
        () => stream,
      );
      return { events, exists: true, next: behind === undefined ? null : behind[1] };
    });
  }

  /** @see EventStore.readAll */
  readAll(options: ReadAllOptions = {}): AllPage {
    const { after = 0n, streamPrefixes, limit = defaultLimit } = options;
    checkCount('limit', limit, 1);
    return this.#reading(() => {
      // The head comes first: what is committed while the page is read lies behind it.
      const head = this.#head.get()?.[0] ?? 0n;
      const first = this.#firstAfter.get(after)?.[0];
      if (first === null || first === undefined || first > head)
        return { events: [], position: after, end: true };

      const window = BigInt(Math.max(positionsPerFilteredPage, limit));
      const reach = streamPrefixes === undefined || first + window > head ? head : first + window;
      const { events, behind } = this.#take<NamedRow>(
        limit,
        (last, count) => {
          const from = last ? last[0] + 1n : first;
          return streamPrefixes === undefined
            ? this.#all.all(from, reach, count)
            : this.#underPrefixes(streamPrefixes).all(
                from,
                reach,
                ...streamPrefixes.flatMap(asPrefix),
                count,
              );
        },
        (row) => row[7],
      );
      const position = behind === undefined ? reach : (events.at(-1)?.position ?? after);
      return { events, position, end: position === head };
    });
  }

  /** @see StoreFile.streamsBegun */
  streamsBegun({ after, upTo, streamPrefixes, limit }: BegunStreamsOptions): readonly BegunStream[] {
    return this.#reading(() =>
      this.#beginnings(streamPrefixes.length)
        .all(after, upTo, ...streamPrefixes.flatMap(asPrefix), limit)
        .map(([name, position]) => ({ name, position })),
    );
  }

  /** Looks at every event in between, but not at what it says: some tenths of a microsecond each. */
  #beginnings(prefixes: number): Database.Statement<unknown[], [string, bigint]> {
    let statement = this.#begun.get(prefixes);
    if (statement === undefined) {
      const sql =
        'SELECT s.name, e.position FROM events e CROSS JOIN streams s ON s.id = e.stream_id ' +
        `WHERE e.position > ? AND e.position <= ? AND e.revision = 0 AND (${matchesOneOf(prefixes)}) ` +
        'ORDER BY e.position LIMIT ?';
      statement = this.#db.prepare<unknown[], [string, bigint]>(sql).safeIntegers().raw();
      this.#begun.set(prefixes, statement);
    }
    return statement;
  }

  #allSql(condition: string): string {
    return (
      `SELECT ${columns}, s.name FROM events e CROSS JOIN streams s ON s.id = e.stream_id ` +
      `WHERE e.position BETWEEN ? AND ? ${condition} ORDER BY e.position LIMIT ?`
    );
  }

  #underPrefixes(prefixes: readonly string[]): Database.Statement<unknown[], NamedRow> {
    let statement = this.#filtered.get(prefixes.length);
    if (statement === undefined) {
      const sql = this.#allSql(`AND (${matchesOneOf(prefixes.length)})`);
      statement = this.#db.prepare<unknown[], NamedRow>(sql).safeIntegers().raw();
      this.#filtered.set(prefixes.length, statement);
    }
    return statement;
  }

  #idOf(stream: string): number | undefined {
    const known = this.#streamIds.get(stream);
    if (known !== undefined) return known;
    const found = this.#streamId.get(stream);
    if (found === undefined) return undefined;
    const id = Number(found[0]);
    this.#streamIds.set(stream, id);
    return id;
  }

  /**
   * Takes rows up to the limit, or up to the size of a page; `behind` is the first row that was left.
   *
   * @param fetch so many of the rows behind one, from the first on where there is none yet
   */
  #take<Kind extends Row | NamedRow>(
    limit: number,
    fetch: (last: Kind | undefined, count: number) => Kind[],
    streamOf: (row: Kind) => string,
  ): { events: RecordedEvent[]; behind: Kind | undefined } {
    const events: RecordedEvent[] = [];
    let characters = 0;
    let last: Kind | undefined;
    for (;;) {
      const count = Math.min(rowsAtOnce, limit + 1 - events.length);
      const rows = fetch(last, count);
      for (const row of rows) {
        if (events.length === limit || characters > charactersPerPage) return { events, behind: row };
        characters += row[5].length + row[6].length;
        events.push(this.#event(row, streamOf(row)));
      }
      last = rows.at(-1);
      if (rows.length < count) return { events, behind: undefined };
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

  #reading<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw readFailure(this.file, error);
    }
  }
}

/** Compares bytes: LIKE folds case, GLOB knows wildcards, and both would have to be escaped. */
function matchesOneOf(prefixes: number): string {
  if (prefixes === 0) return 'FALSE';
  return Array.from({ length: prefixes }, () => 'substr(CAST(s.name AS BLOB), 1, ?) = ?').join(' OR ');
}

function asPrefix(prefix: string): [number, Buffer] {
  const bytes = Buffer.from(prefix, 'utf8');
  return [bytes.length, bytes];
}

function checkCount(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least} on, not ${value}.`);
  }
}
