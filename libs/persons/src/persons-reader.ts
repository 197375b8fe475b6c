import type Sqlite from 'better-sqlite3';
import { openKeyFileToRead } from './key-file.js';
import { RevealedPersons } from './revealed-persons.js';

/** Reveals persons in a service that seals and forgets none, perhaps without the keys. */
export class PersonsReader {
  #db: Sqlite.Database | undefined;
  readonly #revealed = new RevealedPersons(() => (this.#db ??= openKeyFileToRead(this.file)));

  /** @param file where the keys lie; it may come later @throws PersonKeysUnusable others may read it, or it is another file */
  constructor(private readonly file: string) {
    this.#db = openKeyFileToRead(file);
  }

  reveal(json: string): string {
    return this.#revealed.reveal(json);
  }

  close(): void {
    this.#db?.close();
  }
}
