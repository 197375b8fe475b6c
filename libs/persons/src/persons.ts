import { createHmac } from 'node:crypto';
import { type PersonalMember } from '#kafila/domain';
import { openKeys } from './keys/open-keys.js';
import { type PersonKeys } from './keys/person-keys.js';
import { identityOf, type Person } from './person.js';
import { RevealPersons } from './reveal-persons.js';
import { OpenedPersons, type ShownPerson } from './sealing/opened-persons.js';
import { type NamedPerson, sealPerson } from './sealing/sealed-text.js';

/** A value that was recorded for a member. */
export interface RecordedPerson {
  readonly member: PersonalMember;
  readonly sealed: string;
}

/** Seals what is personal, each person under a separate key. Forgetting destroys the key: the record stays as it is. */
export class Persons {
  readonly reveal: RevealPersons;
  readonly #opened: OpenedPersons;

  private constructor(private readonly keys: PersonKeys) {
    this.#opened = new OpenedPersons(keys);
    this.reveal = new RevealPersons(this.#opened);
  }

  /**
   * @param place path of the file of the keys, or `postgres://...` where several machines share them; made where it is missing
   * @throws PersonKeysUnusable
   */
  static async open(place: string): Promise<Persons> {
    return new Persons(await openKeys(place));
  }

  /** Seals persons; the keys of those who were not known are durable when it resolves. @throws PersonKeysUnavailable */
  async seal(named: readonly NamedPerson[]): Promise<readonly string[]> {
    if (named.length === 0) return [];
    const kept = await this.keys.findOrMake(named.map(({ person }) => this.#hashOf(person)));
    return kept.map((one, i) => {
      return sealPerson(one, named[i] as NamedPerson);
    });
  }

  /**
   * What was recorded, as far as it can be read; undefined where it is no sealed person at all.
   *
   * @throws PersonKeysUnavailable
   */
  async open(recorded: readonly RecordedPerson[]): Promise<readonly (ShownPerson | undefined)[]> {
    const values = recorded.map(({ sealed, member }) => ({ value: sealed, member }));
    return (await this.#opened.open(values)).map((one) => one?.person);
  }

  /** The id of a person who is known by this document or this name; undefined where there is none. */
  async find(person: Partial<Person>): Promise<string | undefined> {
    return (await this.keys.find(this.#hashOf(person)))?.personId;
  }

  /** Whether the id is that of a person who was sealed here and not forgotten. */
  async knows(personId: string): Promise<boolean> {
    return Boolean((await this.keys.keysOf([personId])).get(personId));
  }

  /**
   * Destroys the key of a person, and what the person was found by. Doing it again changes nothing. The same person sealed
   * later is a new one.
   */
  async forget(personId: string): Promise<void> {
    await this.keys.forget(personId);
    this.#opened.clear();
  }

  close(): Promise<void> {
    return this.keys.close();
  }

  #hashOf(person: Partial<Person>): Buffer {
    return createHmac('sha256', this.keys.secret).update(identityOf(person)).digest();
  }
}
