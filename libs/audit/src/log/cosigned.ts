import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type VerifierKey } from '../note/verifier-key.js';
import { COSIGNATURE } from '../note/verifier-key.js';
import { isAbsent } from '../tiles/tile-source.js';
import { files, replaceFile } from './log-folder.js';
import { LogDamaged } from './log.errors.js';
import { openCheckpoint, type SignedCheckpoint } from '../signing/signed-checkpoint.js';

/** What of a log is asked here. */
interface SignedLog {
  readonly origin: string;
  readonly size: number;
  readonly verifierKeys: readonly VerifierKey[];
  rootAt(size: number): Promise<Buffer>;
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
  if (!(await log.rootAt(checkpoint.size)).equals(checkpoint.root)) {
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
