import { existsSync, statSync } from 'node:fs';
import { PERSON_PREFIX } from '#kafila/domain';
import { openSqliteEventSource } from '#kafila/event-store';
import { PERSON_ERASED, Persons } from '#kafila/persons';
import { WrongUsage } from '../command-failure.js';
import { backupIn } from './backup-folder.js';

const AT_ONCE = 1_000;

/** The event store that is meant by a file or by the folder of a copy. @throws WrongUsage there is none */
export function eventStoreAt(place: string): string {
  const file = existsSync(place) && statSync(place).isDirectory() ? backupIn(place).events : place;
  if (existsSync(file)) return file;
  throw new WrongUsage(`There is no event store at ${file}.`);
}

/** Destroys the key of everybody whose erasure is recorded in one of these event stores. @returns how many persons */
export async function forgetErased(keyFile: string, eventFiles: readonly string[]): Promise<number> {
  const erased = new Set<string>();
  for (const file of eventFiles) for (const person of await erasedIn(file)) erased.add(person);
  const persons = await Persons.open(keyFile);
  try {
    for (const person of erased) await persons.forget(person);
  } finally {
    await persons.close();
  }
  return erased.size;
}

async function erasedIn(file: string): Promise<readonly string[]> {
  const store = openSqliteEventSource({ file, mustExist: true });
  const erased: string[] = [];
  try {
    for (let after = 0n; ;) {
      const { events, position, end } = await store.readAll({
        ...{ after, streamPrefixes: [PERSON_PREFIX], limit: AT_ONCE },
      });
      for (const { type, stream } of events) {
        if (type === PERSON_ERASED) erased.push(stream.slice(PERSON_PREFIX.length));
      }
      if (end) return erased;
      after = position;
    }
  } finally {
    await store.close();
  }
}
