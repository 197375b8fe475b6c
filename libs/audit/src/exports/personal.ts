import { isPersonalMember } from '#kafila/domain';
import { type Json, type JsonObject } from '#kafila/event-store';

/** Whatever was sealed for a person, wherever it stands. */
const SEALED = 'sealed:';

/** What an event says, for third parties: without the members that name persons, readable or sealed. */
export function withoutPersons(data: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([name, value]) => !isPersonalMember(name) && !isSealed(value))
      .map(([name, value]) => [name, withoutPersonsIn(value)]),
  );
}

function withoutPersonsIn(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => !isSealed(item)).map(withoutPersonsIn);
  return value !== null && typeof value === 'object' ? withoutPersons(value) : value;
}

function isSealed(value: Json): boolean {
  return typeof value === 'string' && value.startsWith(SEALED);
}
