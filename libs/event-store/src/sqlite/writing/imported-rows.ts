import type Database from 'better-sqlite3';
import { type RecordedEvent } from '../../event-store.port.js';
import { EventRows } from './event-rows.js';
import { serialiseEvents } from './serialise-events.js';
import { Transactions } from './transactions.js';

/** Puts events of another store into a file: with the time at which they were recorded there, at the next positions of this one. */
export class ImportedRows {
  readonly #events;
  readonly #transactions;
  readonly #insertStream;
  readonly #streams = new Map<string, number>();
  #position: bigint;

  constructor(db: Database.Database) {
    this.#events = new EventRows(db);
    this.#transactions = new Transactions(db);
    this.#insertStream = db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)');
    for (const [id, name] of db.prepare<[], [number, string]>('SELECT id, name FROM streams').raw().all()) {
      this.#streams.set(name, id);
    }
    const head = db.prepare<[], bigint | null>('SELECT max(position) FROM events').pluck().safeIntegers();
    this.#position = head.get() ?? 0n;
  }

  /** Durable when it returns; all or none. @throws TypeError one cannot be kept as it is; FileFailed */
  add(events: readonly RecordedEvent[]): void {
    const before = this.#position;
    const begun: string[] = [];
    try {
      this.#transactions.run(() => {
        for (const event of events) {
          const { stream, revision, recordedAt } = event;
          const fields = serialiseEvents(stream, [event]);
          let id = this.#streams.get(stream);
          if (id === undefined) {
            id = Number(this.#insertStream.run(stream).lastInsertRowid);
            this.#streams.set(stream, id);
            begun.push(stream);
          }
          this.#events.insert(++this.#position, id, revision, Date.parse(recordedAt), fields, 0);
        }
        this.#events.flush();
      });
    } catch (error) {
      this.#position = before;
      this.#events.forget();
      for (const stream of begun) this.#streams.delete(stream);
      throw error;
    }
  }
}
