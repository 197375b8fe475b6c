import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CheckpointMalformed,
  COSIGNATURE,
  NoteMalformed,
  provesConsistency,
  readNote,
  sameBytes,
  signText,
  type VerifierKey,
  writeNote,
} from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type KeyRing } from '../signing/key-ring.js';
import { TileUnusable } from '../tiles/tile-reader.js';
import { isAbsent } from '../tiles/tile-source.js';
import { files, replaceFile } from './log-folder.js';
import { LogDamaged } from './log.errors.js';
import { openCheckpoint, type SignedCheckpoint } from '../signing/signed-checkpoint.js';

/** What of a log is asked here. */
interface SignedLog {
  readonly origin: string;
  readonly size: number;
  readonly verifierKeys: readonly VerifierKey[];
  readonly checkpoint: SignedCheckpoint;
  rootAt(size: number): Promise<Uint8Array>;
  proveConsistency(first: number): Promise<Uint8Array[]>;
}

/** What is said of files that are not what they should be: they are left as they are, `verify` tells of them. */
const UNUSABLE = [NoteMalformed, CheckpointMalformed, TileUnusable];

/**
 * Adds the signatures of keys that were added since to the checkpoint that a witness cosigned, so that bundles which lead
 * to it verify by the new key alone. Only where one of the log's keys signed it, and the last checkpoint only added to it.
 */
export async function signCosignedByAll(log: SignedLog, folder: string, ring: KeyRing): Promise<void> {
  try {
    const cosigned = await readCosigned(folder);
    if (cosigned === undefined) return;
    const { text, signatures } = readNote(cosigned.note);
    const missing = ring.signers.filter(({ verifier }) => !signatures.some((one) => isBy(one, verifier)));
    if (missing.length === 0 || !(await isOf(log, cosigned))) return;
    const added = missing.map((key) => signText(text, key));
    await replaceFile(folder, files.cosigned, writeNote({ text, signatures: [...signatures, ...added] }));
  } catch (error) {
    if (!UNUSABLE.some((kind) => error instanceof kind)) throw error;
  }
}

/** Whether all keys that signed one checkpoint signed the other too. */
export function isSignedAsWell(one: SignedCheckpoint, other: SignedCheckpoint): boolean {
  const { signatures } = readNote(other.note);
  return readNote(one.note).signatures.every((wanted) => signatures.some((there) => isBy(there, wanted)));
}

type Signer = Pick<VerifierKey, 'name' | 'keyId'>;

function isBy(signature: Signer, key: Signer): boolean {
  return signature.name === key.name && signature.keyId === key.keyId;
}

async function isOf(log: SignedLog, { note, origin, size, root }: SignedCheckpoint): Promise<boolean> {
  const { opened } = openCheckpoint(note, log.verifierKeys);
  if (opened.outcome !== 'verified' || origin !== log.origin || size > log.size) return false;
  const proof = await log.proveConsistency(size);
  return provesConsistency({ first: { size, root }, second: log.checkpoint }, proof, nodeCrypto);
}

/** @see LogReading.keepCosigned */
export async function keepCosigned(
  log: SignedLog,
  folder: string,
  note: string,
  witnesses: readonly VerifierKey[],
): Promise<void> {
  const { checkpoint, opened } = openCheckpoint(note, [...log.verifierKeys, ...witnesses]);
  const types = opened.outcome === 'verified' ? opened.by.map(({ key }) => key.type) : [];
  if (!types.includes(COSIGNATURE) || types.every((type) => type === COSIGNATURE)) {
    throw new LogDamaged('The checkpoint is not signed by both this log and a witness that is known here.');
  }
  if (checkpoint.origin !== log.origin || checkpoint.size > log.size) {
    throw new LogDamaged(
      `The checkpoint of ${checkpoint.size} leaves of ${checkpoint.origin} is none of this log.`,
    );
  }
  if (!sameBytes(await log.rootAt(checkpoint.size), checkpoint.root)) {
    throw new LogDamaged(
      `The checkpoint of ${checkpoint.size} leaves has another root than this log: it was signed by this log's key, ` +
        'so either the key was used elsewhere or the log was changed.',
    );
  }
  const kept = await readCosigned(folder);
  if (kept === undefined || kept.size <= checkpoint.size) await replaceFile(folder, files.cosigned, note);
}

/** @see LogReading.cosignedCheckpoint */
export async function readCosigned(folder: string): Promise<SignedCheckpoint | undefined> {
  try {
    const note = await readFile(join(folder, files.cosigned), 'utf8');
    return openCheckpoint(note, []).checkpoint;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
