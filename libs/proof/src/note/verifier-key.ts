import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64 } from '../bytes/base64.js';
import { bytesOf, fromBigEndian, joined } from '../bytes/bytes.js';
import { ED25519_KEY_BYTES } from '../crypto/key-bytes.js';

/** What a key may sign: notes (0x01), or checkpoints of others, with the time (0x04, C2SP tlog-cosignature). */
export const NOTE_SIGNATURE = 0x01;
export const COSIGNATURE = 0x04;
export type SignatureType = typeof NOTE_SIGNATURE | typeof COSIGNATURE;

/** A public key as C2SP signed-note has it. */
export interface VerifierKey {
  /** Who signs: for a log its origin. No blanks, no plus. */
  readonly name: string;
  /** First four bytes of SHA-256(name || 0x0A || type || public key). */
  readonly keyId: number;
  readonly type: SignatureType;
  /** 32 bytes of Ed25519 (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** A text is no key. */
export class KeyMalformed extends Error {
  override readonly name = 'KeyMalformed';
}

/** Reads `<name>+<key id in hex>+<base64>`. @throws KeyMalformed it is not that, or the key id is another key's */
export function readVerifierKey(text: string): VerifierKey {
  const { name, keyId, type, key } = readKeyText(text);
  const computed = keyIdOf(name, type, key);
  if (computed !== keyId) {
    throw new KeyMalformed(`The key id of ${name} should be ${hexKeyId(computed)}, not ${hexKeyId(keyId)}.`);
  }
  return { name, keyId, type, publicKey: key };
}

/** The text by which a key is handed to others: `<name>+<key id in hex>+<base64>`. */
export function writeVerifierKey(key: VerifierKey): string {
  return keyText(key, key.publicKey);
}

/** The text of a key, public or private. */
export function keyText(
  { name, keyId, type }: Pick<VerifierKey, 'name' | 'keyId' | 'type'>,
  key: Uint8Array,
): string {
  return `${name}+${hexKeyId(keyId)}+${toBase64(joined(Uint8Array.of(type), key))}`;
}

/** The parts of the text of a key; of a private one the key is its seed. @throws KeyMalformed */
export function readKeyText(text: string): {
  name: string;
  keyId: number;
  type: SignatureType;
  key: Uint8Array;
} {
  const [, name = '', hex = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  checkKeyName(name);
  const bytes = fromBase64(base64);
  const [type, key] = [bytes?.[0], bytes?.subarray(1)];
  if (key?.length !== ED25519_KEY_BYTES || (type !== NOTE_SIGNATURE && type !== COSIGNATURE)) {
    throw new KeyMalformed(`The key of ${name} is no Ed25519 key for notes or cosignatures.`);
  }
  return { name, keyId: Number.parseInt(hex, 16), type, key };
}

/** SHA-256(name || 0x0A || type || public key), the first four bytes (C2SP signed-note, "Signatures"). */
export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): number {
  const digest = sha256(joined(bytesOf(`${name}\n`), Uint8Array.of(type), publicKey));
  return Number(fromBigEndian(digest.subarray(0, 4)));
}

/** Eight hex digits in lower case. */
export function hexKeyId(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}

/** Names of keys are not empty and have neither blanks (of any script) nor a plus. */
export function isKeyName(name: string): boolean {
  return /^[^\s\u0085+\u0000-\u001f]+$/u.test(name) && name.isWellFormed();
}

/** @throws KeyMalformed */
export function checkKeyName(name: string): void {
  if (!isKeyName(name)) {
    throw new KeyMalformed(`${JSON.stringify(name)} is no name of a key: no blanks and no plus, please.`);
  }
}
