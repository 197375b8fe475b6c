import { KeysInFile, KeysInFileReader } from './keys-in-file.js';
import { KeysInPostgres, KeysInPostgresReader } from './keys-in-postgres.js';
import { type PersonKeys, type PersonKeysReader } from './person-keys.js';

/** @param place path of a file, or `postgres://...` @throws PersonKeysUnusable */
export async function openKeys(place: string): Promise<PersonKeys> {
  return isPostgres(place) ? KeysInPostgres.open(place) : Promise.resolve(new KeysInFile(place));
}

/** The same for reading only; the place may come later. @throws PersonKeysUnusable */
export function openKeysToRead(place: string): PersonKeysReader {
  return isPostgres(place) ? new KeysInPostgresReader(place) : new KeysInFileReader(place);
}

/** Whether keys of persons were ever begun there. @throws PersonKeysUnusable, PersonKeysUnavailable */
export async function hasPersonKeys(place: string): Promise<boolean> {
  const keys = openKeysToRead(place);
  try {
    return (await keys.version()) !== undefined;
  } finally {
    await keys.close();
  }
}

function isPostgres(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}
