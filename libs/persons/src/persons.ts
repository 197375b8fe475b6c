import type Sqlite from 'better-sqlite3';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { openKeyFile } from './key-file.js';
import { identityOf, type Person } from './person.js';
import { RevealedPersons } from './revealed-persons.js';
import { KEY_BYTES, sealPerson } from './sealed-text.js';

interface KeyRow {
  readonly person_id: string;
  readonly key: Buffer;
}

/** Seals what is personal, each person under a separate key. Forgetting destroys the key: the record stays as it is. */
export class Persons {
  readonly #db: Sqlite.Database;
  readonly #secret: Buffer;
  readonly #revealed: RevealedPersons;

  /** @param file where the keys lie; made where it is missing @throws PersonKeysUnusable */
  constructor(file: string) {
    this.#db = openKeyFile(file);
    this.#secret = this.#db.prepare<[], Buffer>('SELECT secret FROM secret').pluck().get() ?? randomBytes(32);
    this.#revealed = new RevealedPersons(() => this.#db);
  }

  /** Seals persons; the keys of those who were not known are durable when it returns. */
  seal(persons: readonly Person[]): readonly string[] {
    const hashes = persons.map((person) => this.#hashOf(person));
    if (hashes.some((hash) => !this.#rowOf(hash))) this.#makeKeys(hashes);
    return persons.map((person, i) => {
      const row = this.#rowOf(hashes[i] as Buffer);
      if (!row) throw new Error('A person was forgotten while being sealed.');
      return sealPerson(row.person_id, row.key, person);
    });
  }

  /** The id of a person who is known by this document or this name; undefined where there is none. */
  find(person: Partial<Person>): string | undefined {
    return this.#rowOf(this.#hashOf(person))?.person_id;
  }

  /** Puts each sealed person of a JSON text in the clear, or says why that is not possible. */
  reveal(json: string): string {
    return this.#revealed.reveal(json);
  }

  knows(personId: string): boolean {
    return Boolean(this.#stateOf(personId)?.key);
  }

  /** Destroys the key of a person and what the person was found by. Sealed again later, it is a new person. */
  forget(personId: string): void {
    if (this.#stateOf(personId)?.key === null) return;
    this.#db
      .prepare(
        `INSERT INTO persons (person_id) VALUES (?)
         ON CONFLICT (person_id) DO UPDATE SET identity = NULL, key = NULL`,
      )
      .run(personId);
    this.#revealed.clear();
  }

  close(): void {
    this.#db.close();
  }

  #makeKeys(hashes: readonly Buffer[]): void {
    const insert = this.#db.prepare(
      'INSERT INTO persons (person_id, identity, key) VALUES (?, ?, ?) ON CONFLICT (identity) DO NOTHING',
    );
    this.#db
      .transaction(() => {
        for (const hash of hashes) insert.run(randomUUID(), hash, randomBytes(KEY_BYTES));
      })
      .immediate();
  }

  #rowOf(identity: Buffer): KeyRow | undefined {
    return this.#db
      .prepare<[Buffer], KeyRow>('SELECT person_id, key FROM persons WHERE identity = ?')
      .get(identity);
  }

  #stateOf(personId: string): { readonly key: Buffer | null } | undefined {
    return this.#db
      .prepare<[string], { key: Buffer | null }>('SELECT key FROM persons WHERE person_id = ?')
      .get(personId);
  }

  #hashOf(person: Partial<Person>): Buffer {
    return createHmac('sha256', this.#secret).update(identityOf(person)).digest();
  }
}
