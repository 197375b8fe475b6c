import { HASH_BYTES } from '../merkle/hash.js';
import { fromBase64, toBase64 } from '../bytes/base64.js';

/** What a log says of itself at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's identity; also the name of the key it signs with. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** Root of the tree of RFC 6962 over these leaves. */
  readonly root: Uint8Array;
}

/** The text of a note is no checkpoint. */
export class CheckpointMalformed extends Error {
  override readonly name = 'CheckpointMalformed';
}

/** The text to be signed. */
export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Reads the text of a note. Further lines may follow (extensions); they are part of what is signed, and mean nothing here.
 *
 * @throws CheckpointMalformed
 */
export function readCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin = '', size = '', root = ''] = lines;
  if (lines.length < 4 || lines.at(-1) !== '' || lines.slice(0, -1).includes('')) {
    throw new CheckpointMalformed('A checkpoint has three lines at least, none of them empty.');
  }
  const leaves = Number(size);
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(leaves)) {
    throw new CheckpointMalformed(`The size of a checkpoint is a whole number, not ${size.slice(0, 40)}.`);
  }
  const hash = fromBase64(root);
  if (hash?.length !== HASH_BYTES) {
    throw new CheckpointMalformed('The root of a checkpoint is a SHA-256 hash in base64.');
  }
  return { origin, size: leaves, root: hash };
}
