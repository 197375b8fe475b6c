import { hash } from 'node:crypto';
import { fromBase64 } from './base64.js';
import { KEY_BYTES } from './ed25519.js';

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
  readonly publicKey: Buffer;
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
  return `${name}+${hexKeyId(keyId)}+${Buffer.concat([Buffer.of(type), key]).toString('base64')}`;
}

/** The parts of the text of a key; of a private one the key is its seed. @throws KeyMalformed */
export function readKeyText(text: string): {
  name: string;
  keyId: number;
  type: SignatureType;
  key: Buffer;
} {
  const [, name = '', hex = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  checkKeyName(name);
  const bytes = fromBase64(base64);
  const [type, key] = [bytes?.[0], bytes?.subarray(1)];
  if (key?.length !== KEY_BYTES || (type !== NOTE_SIGNATURE && type !== COSIGNATURE)) {
    throw new KeyMalformed(`The key of ${name} is no Ed25519 key for notes or cosignatures.`);
  }
  return { name, keyId: Number.parseInt(hex, 16), type, key };
}

/** SHA-256(name || 0x0A || type || public key), the first four bytes (C2SP signed-note, "Signatures"). */
export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): number {
  const input = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(type), publicKey]);
  return hash('sha256', input, 'buffer').readUInt32BE(0);
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
