import { type PersonKeysReader } from '../keys/person-keys.js';
import { type Person, type UnreadablePerson } from '../person.js';
import { openPerson, type SealedText } from './sealed-text.js';

/** A person as reads show one. */
export type ShownPerson = ({ readonly personId: string } & Person) | UnreadablePerson;

/** How many opened persons are remembered, so that a list of convoys does not open each of its drivers anew. */
const MOST_REMEMBERED = 20_000;

/** Opens sealed persons by keys that another process may destroy meanwhile. */
export class OpenedPersons {
  readonly #opened = new Map<string, ShownPerson>();
  #version: unknown;

  constructor(private readonly keys: PersonKeysReader) {}

  /** The persons, in the order given. */
  async open(sealed: readonly SealedText[]): Promise<readonly ShownPerson[]> {
    if (sealed.length === 0) return [];
    const version = await this.keys.version();
    if (version !== this.#version || this.#opened.size > MOST_REMEMBERED) this.#opened.clear();
    this.#version = version;
    const unknown = sealed.filter(({ text }) => !this.#opened.has(text));
    const ids = new Set(unknown.map(({ personId }) => personId));
    const keys = unknown.length > 0 ? await this.keys.keysOf([...ids]) : new Map<string, null>();
    return sealed.map((one) => {
      const known = this.#opened.get(one.text);
      if (known) return known;
      const shown = shownBy(keys.get(one.personId), one);
      // Not remembered: a key that is not there may come, and one that was read before an erasure is not there any more.
      if (!('unreadable' in shown) && version === this.#version) this.#opened.set(one.text, shown);
      return shown;
    });
  }

  clear(): void {
    this.#opened.clear();
  }
}

function shownBy(key: Uint8Array | null | undefined, sealed: SealedText): ShownPerson {
  const { personId } = sealed;
  if (key === null) return { personId, unreadable: 'erased' };
  const person = key && openPerson(sealed, key);
  return person ? { personId, ...person } : { personId, unreadable: 'no-key' };
}
