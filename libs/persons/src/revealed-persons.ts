import type Sqlite from 'better-sqlite3';
import { type UnreadablePerson } from './person.js';
import { openPerson, replaceSealed } from './sealed-text.js';

/** How many revealed persons are remembered, so that a list of convoys does not open each of its drivers anew. */
const MOST_REMEMBERED = 20_000;

export class RevealedPersons {
  readonly #revealed = new Map<string, string>();
  #version: unknown;

  /** @param db the file, undefined as long as there is none */
  constructor(private readonly db: () => Sqlite.Database | undefined) {}

  reveal(json: string): string {
    let fresh = false;
    return replaceSealed(json, (personId, sealed) => {
      if (!fresh) this.#forgetWhatChanged();
      fresh = true;
      const known = this.#revealed.get(sealed);
      if (known !== undefined) return known;
      const revealed = this.#open(personId, sealed);
      if (this.#revealed.size >= MOST_REMEMBERED) this.clear();
      this.#revealed.set(sealed, revealed);
      return revealed;
    });
  }

  clear(): void {
    this.#revealed.clear();
  }

  /** Another process may have destroyed a key since. */
  #forgetWhatChanged(): void {
    const version = this.db()?.pragma('data_version', { simple: true });
    if (version !== this.#version) this.clear();
    this.#version = version;
  }

  #open(personId: string, sealed: string): string {
    const row = this.db()
      ?.prepare<[string], { key: Buffer | null }>('SELECT key FROM persons WHERE person_id = ?')
      .get(personId);
    const plain = row?.key ? openPerson(personId, row.key, sealed) : undefined;
    if (plain !== undefined) return `{"personId":${JSON.stringify(personId)},${plain.slice(1)}`;
    const unreadable: UnreadablePerson = { personId, unreadable: row?.key === null ? 'erased' : 'no-key' };
    return JSON.stringify(unreadable);
  }
}
