import { type NewEvent } from '#kafila/event-store';
import { type Person, type Persons, type ShownPerson } from '#kafila/persons';
import { namedIn, withSealed, type WrittenPerson } from './named-persons.js';

/** The member of metadata that lists, as JSON pointers, what the digest of a report leaves out: its personal members. */
export const DIGEST_LEAVES_OUT = 'digestLeavesOut';

/** Where an event has once more what was written otherwise. */
const AS_REPORTED = /^\/asReported(?=\/)/;

/** A person in an event that was recorded: where, and what stands there. */
export interface RecordedPerson extends Pick<WrittenPerson, 'pointer' | 'member'> {
  readonly sealed: string;
}

/** What a report that was recorded before says of persons, and what is sent now under its id. */
export interface PersonsToCompare {
  readonly recorded: readonly RecordedPerson[];
  readonly sent: readonly WrittenPerson[];
}

/** An event that is to be recorded. */
export interface FactOfPersons {
  readonly event: NewEvent;
  /** Of a signed report that names persons, their salts by JSON pointers. */
  readonly salts?: ReadonlyMap<string, string>;
}

/** Seals the persons of facts before they are recorded, and compares them with those that were. */
export class PersonsOfFacts {
  constructor(private readonly persons: Persons | undefined) {}

  /** The events of facts with their persons sealed. @throws PersonKeysUnavailable */
  async sealed(facts: readonly FactOfPersons[]): Promise<readonly NewEvent[]> {
    const named = facts.map(personsOf);
    const all = named.flat();
    if (all.length === 0) return facts.map(({ event }) => event);
    const texts = (await this.#keys().seal(all)).values();
    return facts.map(({ event }, i) => {
      const own = (named[i] ?? []).map(() => String(texts.next().value));
      return own.length === 0 ? event : { ...event, data: withSealed(event.data, own) };
    });
  }

  /**
   * Where each of them names other persons than were recorded, as JSON pointers. A person who was erased, or has no key here,
   * cannot be compared and counts as the same.
   *
   * @throws PersonKeysUnavailable
   */
  async differences(compared: readonly PersonsToCompare[]): Promise<readonly (readonly string[])[]> {
    const recorded = compared.flatMap((one) => one.recorded);
    if (recorded.length === 0) return compared.map(({ sent }) => sent.map(({ pointer }) => pointer));
    const shown = (await this.#keys().open(recorded)).values();
    return compared.map((one) => {
      const persons = new Map(one.recorded.map(({ pointer }) => [pointer, shown.next().value]));
      const sent = new Map(one.sent.map(({ pointer, person }) => [pointer, person]));
      return [...new Set([...persons.keys(), ...sent.keys()])].filter(
        (pointer) => !persons.has(pointer) || isAnother(persons.get(pointer), sent.get(pointer)),
      );
    });
  }

  #keys(): Persons {
    if (!this.persons) throw new Error('Persons cannot be sealed without a place for their keys.');
    return this.persons;
  }
}

/** The persons of an event that was recorded; undefined where its digest covers everything. */
export function recordedPersons({ data, metadata }: NewEvent): readonly RecordedPerson[] | undefined {
  const pointers = metadata[DIGEST_LEAVES_OUT];
  if (!Array.isArray(pointers)) return undefined;
  const sealed = new Map(namedIn(data).map((one) => [one.pointer, one]));
  return pointers.flatMap((at) => {
    const { pointer, member, written } = sealed.get(at as string) ?? {};
    return pointer !== undefined && member !== undefined && typeof written === 'string'
      ? [{ pointer, member, sealed: written }]
      : [];
  });
}

/** Only a report that names persons says what its digest leaves out, or has salts of theirs. */
function personsOf({ event, salts }: FactOfPersons): readonly WrittenPerson[] {
  if (!salts) return DIGEST_LEAVES_OUT in event.metadata ? namedIn(event.data) : [];
  return namedIn(event.data).map((one) => {
    const salt = salts.get(one.pointer.replace(AS_REPORTED, ''));
    return salt === undefined ? one : { ...one, salt };
  });
}

function isAnother(recorded: ShownPerson | undefined, sent: Person | undefined): boolean {
  if (!recorded || 'unreadable' in recorded) return false;
  return (
    recorded.name !== sent?.name ||
    recorded.phone !== sent.phone ||
    recorded.documentNumber !== sent.documentNumber
  );
}
