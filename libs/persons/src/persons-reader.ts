import { openKeysToRead } from './keys/open-keys.js';
import { type PersonKeysReader } from './keys/person-keys.js';
import { RevealPersons } from './reveal-persons.js';
import { OpenedPersons } from './sealing/opened-persons.js';

/** Reveals persons in a service that seals and forgets none, perhaps without the keys. */
export class PersonsReader {
  /** In answers that people read. What is handed out as it was recorded does not go through here. */
  readonly reveal: RevealPersons;
  readonly #keys: PersonKeysReader;

  /**
   * @param place path of the file of the keys, or `postgres://...`; they may come later
   * @throws PersonKeysUnusable others may read the file, or it is another file
   */
  constructor(place: string) {
    this.#keys = openKeysToRead(place);
    this.reveal = new RevealPersons(new OpenedPersons(this.#keys));
  }

  close(): Promise<void> {
    return this.#keys.close();
  }
}
