import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { EventRows } from './event-rows.js';
import { sqliteFailure } from '../file/failure.js';
import { FileFailed, Transactions } from './transactions.js';
import {
  acceptedAt,
  type AppendFailure,
  type Committed,
  failed,
  fieldsPerEvent,
  mismatchAt,
  type QueuedAppend,
} from './writer.protocol.js';

interface KnownStream {
  readonly id: number;
  last: number;
}

/** Writes appends in groups, one durable commit for each group. The only writer of the file. */
export class GroupCommit {
  readonly #events;
  readonly #insertStream;
  readonly #findStream;
  /**
   * Streams of the latest appends, so that a revision is mostly checked in memory. It must hold all streams of one group:
   * the revision of another one is looked up in the table, where rows of this group may be missing. It grows as it fills:
   * `max` alone makes room for all of them whenever a store is opened.
   */
  readonly #streams = new LRUCache<string, KnownStream>({ maxSize: 100_000, sizeCalculation: () => 1 });
  #position: bigint;
  #recordedAt: number;

  constructor(
    db: Database.Database,
    private readonly transactions = new Transactions(db),
  ) {
    this.#insertStream = db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)');
    this.#events = new EventRows(db);
    this.#findStream = db.prepare<[string], KnownStream>(
      'SELECT id, (SELECT max(revision) FROM events WHERE stream_id = streams.id) AS last ' +
        'FROM streams WHERE name = ?',
    );
    const last = db
      .prepare<[], { position: bigint; recordedAt: bigint }>(
        'SELECT position, recorded_at AS recordedAt FROM events ORDER BY position DESC LIMIT 1',
      )
      .safeIntegers()
      .get();
    this.#position = last?.position ?? 0n;
    this.#recordedAt = Number(last?.recordedAt ?? 0);
  }

  get position(): bigint {
    return this.#position;
  }

  /**
   * Writes the group in one transaction, durable when it returns. An append that breaks it is tried again by itself, as
   * are all others of the group.
   * @throws FileFailed
   */
  commit(group: readonly QueuedAppend[]): Committed {
    // The clock may be set back; the order of recordedAt may not.
    this.#recordedAt = Math.max(Date.now(), this.#recordedAt);
    const committed = {
      kind: 'committed',
      firstPosition: this.#position + 1n,
      recordedAt: this.#recordedAt,
    } as const;
    try {
      return { ...committed, answers: this.#inTransaction(group), failures: [] };
    } catch (error) {
      const answers: number[] = [];
      const failures: AppendFailure[] = [];
      if (group.length === 1 || error instanceof FileFailed) this.#fail(error, answers, failures);
      else {
        for (const append of group) {
          try {
            answers.push(...this.#inTransaction([append]));
          } catch (reason) {
            this.#fail(reason, answers, failures);
          }
        }
      }
      return { ...committed, answers, failures };
    }
  }

  #fail(error: unknown, answers: number[], failures: AppendFailure[]): void {
    const failure = sqliteFailure(error);
    if (failure === undefined) throw error;
    failures.push({ index: answers.length, ...failure });
    answers.push(failed);
  }

  #inTransaction(group: readonly QueuedAppend[]): number[] {
    const before = this.#position;
    try {
      return this.transactions.run(() => {
        const answers = group.map((append) => this.#append(append));
        this.#events.flush();
        return answers;
      });
    } catch (error) {
      this.#position = before;
      this.#streams.clear();
      this.#events.forget();
      throw error;
    }
  }

  #append({ stream, expected, fields }: QueuedAppend): number {
    let known = this.#streams.get(stream) ?? this.#findStream.get(stream);
    const actual = known?.last ?? null;
    const met =
      expected === 'any' ||
      (expected === 'none' && actual === null) ||
      (expected === 'exists' && actual !== null) ||
      expected === actual;
    if (!met) return mismatchAt(actual);

    if (fields.length === 0) return acceptedAt((actual ?? -1) + 1);
    if (known === undefined) {
      known = { id: Number(this.#insertStream.run(stream).lastInsertRowid), last: -1 };
    }
    this.#streams.set(stream, known);
    const firstRevision = known.last + 1;
    for (let at = 0; at < fields.length; at += fieldsPerEvent) {
      this.#events.insert(++this.#position, known.id, ++known.last, this.#recordedAt, fields, at);
    }
    return acceptedAt(firstRevision);
  }
}
