import { setImmediate as nextTurn } from 'node:timers/promises';
import { type PersonalMember } from '#kafila/domain';
import { type PersonKeysReader } from '../keys/person-keys.js';
import { type Person, type UnreadablePerson } from '../person.js';
import { isSealedFor, openPerson, readSealed, type SealedText } from './sealed-text.js';

/** A person as reads show one. */
export type ShownPerson = ({ readonly personId: string } & Person) | UnreadablePerson;

/** The value of a personal member, perhaps a sealed person. */
export interface MemberValue {
  readonly value: string;
  readonly member: PersonalMember;
}

/** A person who was opened, and the same as JSON. */
export interface Opened {
  readonly person: ShownPerson;
  readonly json: string;
}

/** How many opened persons are remembered, so that a list of convoys does not open each of its drivers anew. */
const MOST_REMEMBERED = 20_000;

/** How long others in the process wait for their turn, in milliseconds: to open thousands takes seconds. */
const MOST_MS = 4;

/** Opens sealed persons by keys that another process may destroy meanwhile. */
export class OpenedPersons {
  readonly #opened = new Map<string, Opened>();
  #version: unknown;

  constructor(private readonly keys: PersonKeysReader) {}

  /** See `PersonKeysReader`. */
  version(): Promise<unknown> {
    return this.keys.version();
  }

  /** The persons, in the order given; undefined for what is no sealed person of its member. */
  async open(values: readonly MemberValue[]): Promise<readonly (Opened | undefined)[]> {
    if (values.length === 0) return [];
    const version = await this.keys.version();
    if (version !== this.#version || this.#opened.size > MOST_REMEMBERED) this.#opened.clear();
    this.#version = version;
    const opened = values.map((one) => this.#known(one));
    const unknown = values.flatMap(({ value, member }, i) => {
      const sealed = opened[i] ? undefined : readSealed(value, member);
      return sealed ? [{ sealed, i }] : [];
    });
    if (unknown.length === 0) return opened;
    const keys = await this.keys.keysOf([...new Set(unknown.map(({ sealed }) => sealed.personId))]);
    let began = performance.now();
    for (const { sealed, i } of unknown) {
      if (performance.now() - began > MOST_MS) {
        await nextTurn();
        began = performance.now();
      }
      const person = shownBy(keys.get(sealed.personId), sealed);
      const one = { person, json: JSON.stringify(person) };
      opened[i] = one;
      // Not remembered: a key that is not there may come, and one that was read before an erasure is not there any more.
      if (!('unreadable' in person) && version === this.#version) this.#opened.set(sealed.text, one);
    }
    return opened;
  }

  clear(): void {
    this.#opened.clear();
  }

  #known({ value, member }: MemberValue): Opened | undefined {
    return isSealedFor(value, member) ? this.#opened.get(value) : undefined;
  }
}

function shownBy(key: Uint8Array | null | undefined, sealed: SealedText): ShownPerson {
  const { personId } = sealed;
  if (key === null) return { personId, unreadable: 'erased' };
  const person = key && openPerson(sealed, key);
  return person ? { personId, ...person } : { personId, unreadable: 'no-key' };
}
