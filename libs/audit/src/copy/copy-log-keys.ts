import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type VerifierKey, writeVerifierKey } from '#kafila/proof';
import { makeFolder, syncFolder, writeWhole } from '../disk/whole-file.js';

const UNFINISHED = /\.new$/;

/** Copies the keys of a log, private ones too, into a folder that only its owner may read. */
export async function copyLogKeys(keyFolder: string, to: string): Promise<void> {
  await makeFolder(to, 0o700);
  for (const entry of await readdir(keyFolder, { withFileTypes: true })) {
    if (!entry.isFile() || UNFINISHED.test(entry.name)) continue;
    await writeWhole(join(to, entry.name), await readFile(join(keyFolder, entry.name)), { mode: 0o600 });
  }
  await syncFolder(to);
}

/** Lists public keys in a folder, as they are listed beside the private ones. */
export async function listVerifierKeys(folder: string, keys: readonly VerifierKey[]): Promise<void> {
  await writeWhole(join(folder, 'verifier-keys'), keys.map((key) => `${writeVerifierKey(key)}\n`).join(''));
}
