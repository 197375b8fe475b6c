import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import {
  type AllPage,
  type BegunStream,
  type BegunStreamsOptions,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StreamPage,
} from '../../event-store.port.js';
import { readFailure } from '../file/failure.js';
import { EventPages } from './event-pages.js';
import { asPrefix, type NamedRow, ReadStatements, type Row } from './read-statements.js';

/** The most positions looked at for one filtered page, so that a page without matches does not block for long. */
const positionsPerFilteredPage = 4096;

const defaultLimit = 1000;

/** Streams that grow at the same time share pages of the file: most are at hand when the next stream is read. */
const cachedKilobytes = 32_768;

/** Reads through a connection of its own that can write nothing; it sees each commit whole or not at all. */
export class Reader {
  readonly #db: Database.Database;
  readonly #statements: ReadStatements;
  readonly #pages: EventPages;
  readonly #streamIds = new LRUCache<string, number>({ maxSize: 10_000, sizeCalculation: () => 1 });

  constructor(private readonly file: string) {
    this.#pages = new EventPages(file);
    this.#db = new Database(file, { readonly: true, fileMustExist: true });
    this.#db.pragma(`cache_size = -${cachedKilobytes}`);
    try {
      this.#statements = new ReadStatements(this.#db);
    } catch (error) {
      this.#db.close();
      throw readFailure(file, error);
    }
  }

  close(): void {
    this.#db.close();
  }

  head(): bigint {
    return this.#reading(() => this.#statements.head.get()?.[0] ?? 0n);
  }

  readStream(stream: string, options: ReadStreamOptions = {}): StreamPage {
    const { direction = 'forwards', limit = defaultLimit } = options;
    checkCount('limit', limit, 1);
    if (options.from !== undefined) checkCount('from', options.from, 0);
    return this.#reading(() => {
      const id = this.#idOf(stream);
      if (id === undefined) return { events: [], exists: false, next: null };
      const [statement, step, first] =
        direction === 'forwards'
          ? [this.#statements.forwards, 1, options.from ?? 0]
          : [this.#statements.backwards, -1, options.from ?? Number.MAX_SAFE_INTEGER];
      const { events, left } = this.#pages.take<Row>(
        limit,
        (last, count) => statement.all(id, last ? last[1] + step : first, count),
        () => stream,
      );
      return { events, exists: true, next: left === undefined ? null : left[1] };
    });
  }

  readAll(options: ReadAllOptions = {}): AllPage {
    const { after = 0n, streamPrefixes, types, limit = defaultLimit } = options;
    const isFiltered = streamPrefixes !== undefined || types !== undefined;
    checkCount('limit', limit, 1);
    return this.#reading(() => {
      // The head comes first: what is committed while the page is read lies after it.
      const head = this.#statements.head.get()?.[0] ?? 0n;
      const first = this.#statements.firstAfter.get(after)?.[0];
      if (first === null || first === undefined || first > head)
        return { events: [], position: after, end: true };

      const window = BigInt(Math.max(positionsPerFilteredPage, limit));
      const reach = isFiltered && first + window < head ? first + window : head;
      const { events, left } = this.#pages.take<NamedRow>(
        limit,
        (last, count) => {
          const from = last ? last[0] + 1n : first;
          if (!isFiltered) return this.#statements.all.all(from, reach, count);
          const filtered = this.#statements.filtered(streamPrefixes?.length, types?.length);
          return filtered.all(
            from,
            reach,
            ...(streamPrefixes ?? []).flatMap(asPrefix),
            ...(types ?? []),
            count,
          );
        },
        (row) => row[7],
      );
      const position = left === undefined ? reach : (events.at(-1)?.position ?? after);
      return { events, position, end: position === head };
    });
  }

  streamsBegun({ after, upTo, streamPrefixes, limit }: BegunStreamsOptions): readonly BegunStream[] {
    return this.#reading(() =>
      this.#statements
        .beginnings(streamPrefixes.length)
        .all(after, upTo, ...streamPrefixes.flatMap(asPrefix), limit)
        .map(([name, position]) => ({ name, position })),
    );
  }

  #idOf(stream: string): number | undefined {
    const known = this.#streamIds.get(stream);
    if (known !== undefined) return known;
    const found = this.#statements.streamId.get(stream);
    if (found === undefined) return undefined;
    const id = Number(found[0]);
    this.#streamIds.set(stream, id);
    return id;
  }

  #reading<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw readFailure(this.file, error);
    }
  }
}

function checkCount(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least} on, not ${value}.`);
  }
}
