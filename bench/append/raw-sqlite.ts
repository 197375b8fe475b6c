import Database from 'better-sqlite3';
import { type NewEvent } from '#kafila/event-store';

/** An event and the stream it goes to. */
export interface Addressed {
  readonly stream: string;
  readonly event: NewEvent;
}

/**
 * The limit for the embedded store: better-sqlite3 on the main thread, on a file of the store's own making, with the
 * store's pragmas and nothing else. No queue, no other thread, no check of what is expected.
 */
export class RawSqlite {
  readonly #db;
  readonly #begin;
  readonly #commit;
  readonly #insert;
  readonly #streams = new Map<string, { readonly id: number; last: number }>();
  #position: number;

  /** Opens a file that holds all streams already. */
  constructor(file: string) {
    this.#db = new Database(file, { fileMustExist: true });
    // As in libs/event-store/src/sqlite/writing/writer.worker.ts.
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('wal_autocheckpoint = 4000');
    this.#db.pragma('cache_size = -65536');
    this.#begin = this.#db.prepare('BEGIN IMMEDIATE');
    this.#commit = this.#db.prepare('COMMIT');
    this.#insert = this.#db.prepare(
      'INSERT INTO events (position, stream_id, revision, recorded_at, id, type, data, metadata) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const known = this.#db.prepare<[], { id: number; name: string; last: number }>(
      'SELECT id, name, (SELECT max(revision) FROM events WHERE stream_id = streams.id) AS last FROM streams',
    );
    for (const { id, name, last } of known.all()) this.#streams.set(name, { id, last });
    this.#position = Number(this.#db.prepare('SELECT max(position) FROM events').pluck().get());
  }

  /** Writes events in one transaction. When it returns, they are durable. */
  write(events: readonly Addressed[]): void {
    const now = Date.now();
    this.#begin.run();
    for (const { stream, event } of events) {
      const known = this.#streams.get(stream);
      if (!known) throw new Error(`There is no stream ${stream}.`);
      this.#insert.run(
        ++this.#position,
        known.id,
        ++known.last,
        now,
        event.id,
        event.type,
        JSON.stringify(event.data),
        JSON.stringify(event.metadata),
      );
    }
    this.#commit.run();
  }

  close(): void {
    this.#db.close();
  }
}
