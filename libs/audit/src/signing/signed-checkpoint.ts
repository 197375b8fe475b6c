import {
  type Checkpoint,
  type Opened,
  openNote,
  readCheckpoint,
  readNote,
  signText,
  type VerifierKey,
  writeCheckpoint,
  writeNote,
} from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type KeyRing } from './key-ring.js';

/** A checkpoint as a signed note, and what it says. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: string;
}

/** Signs a checkpoint by every key of the ring. */
export function signCheckpoint(checkpoint: Checkpoint, ring: KeyRing): string {
  return signTextByAll(writeCheckpoint(checkpoint), ring);
}

/** A note of a text, signed by every key of the ring. */
export function signTextByAll(text: string, { signers }: KeyRing): string {
  return writeNote({ text, signatures: signers.map((key) => signText(text, key)) });
}

/**
 * Reads a signed checkpoint, and verifies it by the keys given.
 *
 * @throws NoteMalformed, CheckpointMalformed
 */
export function openCheckpoint(
  note: string,
  keys: readonly VerifierKey[],
): { readonly checkpoint: SignedCheckpoint; readonly opened: Opened } {
  const read = readNote(note);
  return { checkpoint: { ...readCheckpoint(read.text), note }, opened: openNote(read, keys, nodeCrypto) };
}
