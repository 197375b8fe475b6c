import type Sqlite from 'better-sqlite3';
import { randomBytes, randomUUID } from 'node:crypto';
import { openKeyFile, openKeyFileToRead } from './key-file.js';
import {
  KEY_BYTES,
  type KeptPerson,
  type PersonKeys,
  type PersonKeysReader,
  PersonKeysUnavailable,
} from './person-keys.js';
import { zeroJournal } from './zero-journal.js';

/** Reads keys from a file that another process of this machine writes; it may come later. */
export class KeysInFileReader implements PersonKeysReader {
  #db: Sqlite.Database | undefined;

  /** @throws PersonKeysUnusable others may read it, or it is another file */
  constructor(private readonly file: string) {
    this.#db = openKeyFileToRead(file);
  }

  version(): Promise<unknown> {
    return promised(() => versionOf((this.#db ??= openKeyFileToRead(this.file))));
  }

  keysOf(personIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array | null>> {
    return promised(() => keysOf((this.#db ??= openKeyFileToRead(this.file)), personIds));
  }

  close(): Promise<void> {
    return promised(() => void this.#db?.close());
  }
}

/** Keys of persons in one file, for the processes of one machine. What is destroyed is overwritten, in its journal too. */
export class KeysInFile implements PersonKeys {
  readonly secret: Uint8Array;
  readonly #db: Sqlite.Database;
  #forgotten = 0;

  /** @param file made where it is missing @throws PersonKeysUnusable */
  constructor(file: string) {
    this.#db = openKeyFile(file);
    // A process that died while it forgot somebody may have left the key in the journal.
    zeroJournal(this.#db);
    this.secret = this.#db.prepare<[], Buffer>('SELECT secret FROM secret').pluck().get() ?? randomBytes(32);
  }

  /** SQLite tells of what other connections wrote, not of what this one did. */
  version(): Promise<unknown> {
    return promised(() => `${String(versionOf(this.#db))} ${this.#forgotten}`);
  }

  keysOf(personIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array | null>> {
    return promised(() => keysOf(this.#db, personIds));
  }

  find(identity: Buffer): Promise<KeptPerson | undefined> {
    return promised(() => this.#find(identity));
  }

  findOrMake(identities: readonly Buffer[]): Promise<readonly KeptPerson[]> {
    return promised(() => {
      if (identities.every((identity) => this.#find(identity))) return this.#findAll(identities);
      const insert = this.#db.prepare(
        'INSERT INTO persons (person_id, identity, key) VALUES (?, ?, ?) ON CONFLICT (identity) DO NOTHING',
      );
      return this.#db
        .transaction(() => {
          for (const identity of identities) insert.run(randomUUID(), identity, randomBytes(KEY_BYTES));
          return this.#findAll(identities);
        })
        .immediate();
    });
  }

  forget(personId: string): Promise<void> {
    return promised(() => {
      if (keysOf(this.#db, [personId]).get(personId) === null) return;
      this.#forgotten += 1;
      this.#db
        .prepare(
          `INSERT INTO persons (person_id) VALUES (?)
           ON CONFLICT (person_id) DO UPDATE SET identity = NULL, key = NULL`,
        )
        .run(personId);
      zeroJournal(this.#db);
    });
  }

  close(): Promise<void> {
    return promised(() => void this.#db.close());
  }

  #findAll(identities: readonly Buffer[]): readonly KeptPerson[] {
    return identities.map((identity) => {
      const kept = this.#find(identity);
      if (!kept) throw new Error('A person was forgotten while being sealed.');
      return kept;
    });
  }

  #find(identity: Buffer): KeptPerson | undefined {
    return this.#db
      .prepare<[Buffer], KeptPerson>('SELECT person_id AS personId, key FROM persons WHERE identity = ?')
      .get(identity);
  }
}

function versionOf(db: Sqlite.Database | undefined): unknown {
  return db?.pragma('data_version', { simple: true });
}

function keysOf(
  db: Sqlite.Database | undefined,
  personIds: readonly string[],
): ReadonlyMap<string, Uint8Array | null> {
  const select = db?.prepare<[string], { key: Buffer | null }>('SELECT key FROM persons WHERE person_id = ?');
  const keys = new Map<string, Uint8Array | null>();
  for (const personId of personIds) {
    const row = select?.get(personId);
    if (row) keys.set(personId, row.key);
  }
  return keys;
}

/** What a file answers at once, as a promise; what it throws rejects. A full disk is one reason why it does not answer. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    try {
      resolve(work());
    } catch (cause) {
      if (!isOfSqlite(cause)) throw cause;
      throw new PersonKeysUnavailable(`The keys of persons do not answer: ${cause.message}`, { cause });
    }
  });
}

function isOfSqlite(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}
