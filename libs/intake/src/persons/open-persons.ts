import { withPersonal } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { hasPersonKeys, isSealedFor, Persons, PersonKeysUnusable } from '#kafila/persons';

/**
 * Opens the keys that seal persons. They are begun only where no event needs keys from before: begun anew, they would leave
 * everybody unreadable who was sealed before, and nobody would notice.
 *
 * @param place path of the file of the keys, or `postgres://...`
 * @throws PersonKeysUnusable, PersonKeysUnavailable, EventStoreUnavailable
 */
export async function openPersons(place: string, store: Pick<EventReader, 'readAll'>): Promise<Persons> {
  if (!(await hasPersonKeys(place))) {
    const sealed = await firstSealed(store);
    if (sealed) {
      throw new PersonKeysUnusable(
        `There are no keys of persons ${whereOf(place)}, but there are events with sealed persons, the first at position ` +
          `${sealed.position.toString()}. Put the keys back from their backup; if they are lost for ever, begin new ones: ` +
          'kafila begin-anew persons. Whoever was sealed before stays unreadable then.',
      );
    }
  }
  return Persons.open(place);
}

async function firstSealed(store: Pick<EventReader, 'readAll'>): Promise<RecordedEvent | undefined> {
  for (let after = 0n; ;) {
    const { events, position, end } = await store.readAll({ after });
    const found = events.find(namesSealed);
    if (found || end) return found;
    after = position;
  }
}

function namesSealed({ data }: RecordedEvent): boolean {
  let found = false;
  withPersonal(data, (value, member) => {
    found ||= isSealedFor(value, member);
    return value;
  });
  return found;
}

/** A URL may hold a password. */
function whereOf(place: string): string {
  return place.includes('://') ? `in ${new URL(place).host}${new URL(place).pathname}` : `at ${place}`;
}
