import { bigEndian, bytesOf, fromBigEndian, joined } from '../bytes/bytes.js';
import { type Crypto } from '../crypto/crypto.js';
import { SIGNATURE_BYTES } from '../crypto/key-bytes.js';
import { type Note, type NoteSignature } from './note.js';
import { type SigningKey } from './signing-key.js';
import { COSIGNATURE, KeyMalformed, NOTE_SIGNATURE, type VerifierKey } from './verifier-key.js';

const TIMESTAMP_BYTES = 8;

type Verifying = Pick<Crypto, 'verifyEd25519'>;

/** A signature that a known key made. */
export interface Verified {
  readonly key: VerifierKey;
  /** When a witness signed: whole seconds since 1970 in UTC. Null for plain signatures, which say nothing of time. */
  readonly seconds: number | null;
}

/** What the known keys say of a note. Signatures of other keys are not looked at. */
export type Opened =
  | {
      readonly outcome: 'verified';
      readonly by: readonly Verified[];
      readonly unknown: readonly NoteSignature[];
    }
  | { readonly outcome: 'wrong-signature'; readonly key: VerifierKey }
  | { readonly outcome: 'no-known-key'; readonly unknown: readonly NoteSignature[] };

/**
 * Verifies a note by the keys given. A signature of an unknown key is ignored, also where it shares the name or the key
 * id with a known one; one of a known key that is wrong makes the whole note wrong.
 */
export function openNote(note: Note, keys: readonly VerifierKey[], crypto: Verifying): Opened {
  const by: Verified[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of note.signatures) {
    const key = keys.find(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
    if (key === undefined) {
      unknown.push(signature);
      continue;
    }
    const verified = verifySignature(key, note.text, signature.signature, crypto);
    if (verified === undefined) return { outcome: 'wrong-signature', key };
    if (!by.some((other) => other.key === key)) by.push(verified);
  }
  return by.length === 0 ? { outcome: 'no-known-key', unknown } : { outcome: 'verified', by, unknown };
}

/** Signs the text of a note (type 0x01). */
export function signText(text: string, key: SigningKey): NoteSignature {
  const { name, keyId, type } = key.verifier;
  if (type !== NOTE_SIGNATURE) throw new KeyMalformed(`The key of ${name} is one for cosignatures.`);
  return { name, keyId, signature: key.sign(bytesOf(text)) };
}

/**
 * Cosigns the text of a checkpoint (type 0x04, C2SP tlog-cosignature): a statement that at this time this was the
 * largest consistent tree of the log that the cosigner had seen.
 *
 * @param seconds whole seconds since 1970 in UTC
 */
export function cosignText(text: string, key: SigningKey, seconds: number): NoteSignature {
  const { name, keyId, type } = key.verifier;
  if (type !== COSIGNATURE) throw new KeyMalformed(`The key of ${name} is none for cosignatures.`);
  const timestamp = bigEndian(BigInt(seconds), TIMESTAMP_BYTES);
  const signature = key.sign(cosignedMessage(text, BigInt(seconds)));
  return { name, keyId, signature: joined(timestamp, signature) };
}

/** When a cosignature says it was made; undefined where it is too short to be one. Proves nothing. */
export function cosignedAt({ signature }: NoteSignature): number | undefined {
  return signature.length < TIMESTAMP_BYTES
    ? undefined
    : Number(fromBigEndian(signature.subarray(0, TIMESTAMP_BYTES)));
}

function verifySignature(
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
  crypto: Verifying,
): Verified | undefined {
  const { publicKey } = key;
  if (key.type === NOTE_SIGNATURE) {
    const right = crypto.verifyEd25519({ message: bytesOf(text), signature, publicKey });
    return right ? { key, seconds: null } : undefined;
  }
  if (signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) return undefined;
  const seconds = fromBigEndian(signature.subarray(0, TIMESTAMP_BYTES));
  if (seconds > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const message = cosignedMessage(text, seconds);
  const right = crypto.verifyEd25519({
    ...{ message, publicKey },
    signature: signature.subarray(TIMESTAMP_BYTES),
  });
  return right ? { key, seconds: Number(seconds) } : undefined;
}

function cosignedMessage(text: string, seconds: bigint): Uint8Array {
  return bytesOf(`cosignature/v1\ntime ${seconds.toString()}\n${text}`);
}
