import { withPersonal } from '#kafila/domain';
import { type NamedPerson, type Person } from '#kafila/persons';

/** A person as somebody wrote one: a name, or what else is known. */
export interface WrittenPerson extends NamedPerson {
  /** JSON pointer to the member. */
  readonly pointer: string;
  readonly written: string | Person;
}

/** The persons of what was sent, in the order in which they stand in it. Its shape was checked. */
export function namedIn(sent: object): readonly WrittenPerson[] {
  const named: WrittenPerson[] = [];
  withPersonal(sent, (value, member, pointer) => {
    if (typeof value === 'string') named.push({ member, pointer, written: value, person: { name: value } });
    else if (isPerson(value)) named.push({ member, pointer, written: value, person: value });
    return value;
  });
  return named;
}

/** The same with their sealed texts, in the order of `namedIn`. */
export function withSealed<T extends object>(sent: T, sealed: readonly string[]): T {
  const texts = sealed.values();
  return withPersonal(sent, (value) =>
    typeof value === 'string' || isPerson(value) ? texts.next().value : value,
  );
}

/** The same without them. */
export function withoutPersons<T extends object>(sent: T): T {
  return withPersonal(sent, () => undefined);
}

function isPerson(value: unknown): value is Person {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
