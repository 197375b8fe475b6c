import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  hexKeyId,
  readVerifierKey,
  sameBytes,
  type SignatureType,
  type SigningKey,
  type VerifierKey,
  writeVerifierKey,
} from '#kafila/proof';
import { generateSigningKey, readSigningKey, writeSigningKey } from '#kafila/proof/node';
import { makeFolder, syncFolder, writeWhole } from '../disk/whole-file.js';
import { isAbsent } from '../tiles/tile-source.js';

/** The keys of a log (or of a witness) in their folder: docs/audit/keys.md. */
export interface KeyRing {
  /** Every private key in the folder, in the order in which they were made. All of them sign. */
  readonly signers: readonly [SigningKey, ...SigningKey[]];
  /** Every key that ever signed, retired ones too: by these older checkpoints are verified. */
  readonly published: readonly VerifierKey[];
}

/** The keys cannot be used as they lie there. */
export class KeysUnusable extends Error {
  override readonly name = 'KeysUnusable';
}

/** Public: one verifier key a line, the oldest first. */
const PUBLISHED = 'verifier-keys';
const keyFile = /^(\d{3})-[0-9a-f]{8}\.key$/;
const OTHERS_MAY = 0o077;

/** Whether a folder has any key of ours. */
export async function hasKeys(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  return names.some((name) => name === PUBLISHED || keyFile.test(name));
}

/** The name that the keys in a folder are of; undefined where there is none. @throws KeysUnusable */
export async function nameOfKeys(folder: string): Promise<string | undefined> {
  const [listed] = await readVerifierKeys(folder);
  if (listed !== undefined) return listed.name;
  const [file] = (await namesIn(folder)).filter((name) => keyFile.test(name)).sort();
  if (file === undefined) return undefined;
  const path = join(folder, file);
  return read(path, await readFile(path, 'utf8'), readSigningKey).verifier.name;
}

/**
 * Reads the keys of `name`.
 *
 * @throws KeysUnusable there is none, one is of another name, or others may read one
 */
export async function openKeyRing(folder: string, name: string): Promise<KeyRing> {
  const files = (await namesIn(folder)).filter((file) => keyFile.test(file)).sort();
  const keys: SigningKey[] = [];
  for (const file of files) keys.push(await readPrivate(join(folder, file), name));
  const [first, ...more] = keys;
  if (first === undefined) {
    throw new KeysUnusable(`No private key lies in ${folder}; put the one of ${name} back from its backup.`);
  }
  const listed = await readVerifierKeys(folder);
  const unlisted = keys.map(({ verifier }) => verifier).filter((key) => !isIn(listed, key));
  // A kill between the two files of a new key leaves it unlisted; it has signed nothing yet.
  if (unlisted.length > 0) await publish(folder, [...listed, ...unlisted]);
  return { signers: [first, ...more], published: [...listed, ...unlisted] };
}

/**
 * Makes a key beside those that are there (rotation), or the first one. From the next opening on, all of them sign.
 * When the promise resolves the key is durable.
 *
 * @throws KeysUnusable the keys that are there are of another name, or others may read one
 */
export async function addKey(folder: string, name: string, type?: SignatureType): Promise<VerifierKey> {
  await makeFolder(folder, 0o700);
  const before = (await hasKeys(folder)) ? (await openKeyRing(folder, name)).published : [];
  const key = generateSigningKey(name, type);
  const number = (before.length + 1).toString().padStart(3, '0');
  const file = join(folder, `${number}-${hexKeyId(key.verifier.keyId)}.key`);
  await writeWhole(file, `${writeSigningKey(key)}\n`, { mode: 0o600 });
  await syncFolder(folder);
  await publish(folder, [...before, key.verifier]);
  return key.verifier;
}

/**
 * Destroys a private key. What it signed still verifies: its verifier key stays published.
 *
 * @throws KeysUnusable there is no such key, or it is the last one
 */
export async function retireKey(folder: string, name: string, keyId: number): Promise<void> {
  const { signers } = await openKeyRing(folder, name);
  const file = (await namesIn(folder)).find((file) => file.endsWith(`-${hexKeyId(keyId)}.key`));
  if (file === undefined) throw new KeysUnusable(`No private key ${hexKeyId(keyId)} lies in ${folder}.`);
  if (signers.length === 1) throw new KeysUnusable('The last key cannot be retired; add another one first.');
  await rm(join(folder, file));
  await syncFolder(folder);
}

async function readPrivate(file: string, name: string): Promise<SigningKey> {
  const { mode } = await stat(file);
  if ((mode & OTHERS_MAY) !== 0) {
    const octal = (mode & 0o777).toString(8).padStart(4, '0');
    throw new KeysUnusable(
      `Others than its owner may use the private key ${file} (mode ${octal}): whoever read it can sign in the name of ` +
        'the log. If nobody can have, "chmod 600" it; else make a new key and retire this one.',
    );
  }
  const key = read(file, await readFile(file, 'utf8'), readSigningKey);
  if (key.verifier.name !== name) {
    throw new KeysUnusable(`The private key ${file} is one of ${key.verifier.name}, not of ${name}.`);
  }
  return key;
}

/** Every key that ever signed, as it is listed for those who verify; none where nothing is listed. @throws KeysUnusable */
export async function readVerifierKeys(folder: string): Promise<VerifierKey[]> {
  const file = join(folder, PUBLISHED);
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.map((line) => read(file, line, readVerifierKey));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function publish(folder: string, keys: readonly VerifierKey[]): Promise<void> {
  await writeWhole(join(folder, PUBLISHED), keys.map((key) => `${writeVerifierKey(key)}\n`).join(''));
  await syncFolder(folder);
}

function read<Key>(file: string, text: string, reader: (text: string) => Key): Key {
  try {
    return reader(text.trimEnd());
  } catch (cause) {
    throw new KeysUnusable(`${file} holds no key: ${String(cause)}`, { cause });
  }
}

function isIn(keys: readonly VerifierKey[], wanted: VerifierKey): boolean {
  return keys.some(
    ({ keyId, publicKey }) => keyId === wanted.keyId && sameBytes(publicKey, wanted.publicKey),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
