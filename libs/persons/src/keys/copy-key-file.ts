import Sqlite from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { openKeyFileToRead } from './key-file.js';

/**
 * Copies the file of the keys of persons as it stands now, while services may use it.
 *
 * @param to a path where nothing lies
 * @returns false where there is no such file yet, and so no person was ever sealed
 * @throws PersonKeysUnusable
 */
export async function copyKeyFile(file: string, to: string): Promise<boolean> {
  const db = openKeyFileToRead(file);
  if (db === undefined) return false;
  try {
    closeSync(openSync(to, 'wx', 0o600));
    // Whole at once: it is small, and nobody can seal or be forgotten meanwhile.
    await db.backup(to, { progress: () => 0x7fffffff });
  } finally {
    db.close();
  }
  const copy = new Sqlite(to, { readonly: true });
  try {
    copy.prepare('SELECT count(*) FROM persons').get();
  } finally {
    copy.close();
  }
  return true;
}
