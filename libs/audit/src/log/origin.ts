import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOfKeys } from '../signing/key-ring.js';
import { isAbsent } from '../tiles/tile-source.js';
import { SETTINGS } from './log-folder.js';
import { LogDamaged } from './log.errors.js';
import { type LogFolders } from './published-log.js';

/**
 * The origin under which a log began; of one that has not begun, the name of the keys that lie ready for it, else a new
 * one that no other log has.
 *
 * @throws LogDamaged, KeysUnusable
 */
export async function originOf({ folder, keyFolder }: LogFolders): Promise<string> {
  const begun = await readFile(join(folder, SETTINGS), 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  if (begun !== undefined) return originIn(begun, folder);
  return (await nameOfKeys(keyFolder)) ?? `kafila/${randomBytes(8).toString('hex')}`;
}

function originIn(settings: string, folder: string): string {
  try {
    const { origin } = JSON.parse(settings) as { readonly origin?: unknown };
    if (typeof origin === 'string') return origin;
  } catch (cause) {
    throw new LogDamaged(`The file ${SETTINGS} of the log ${folder} is no JSON.`, { cause });
  }
  throw new LogDamaged(`The file ${SETTINGS} of the log ${folder} names no origin.`);
}
