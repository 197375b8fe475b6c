import { fromBigEndian } from '../bytes/bytes.js';

/** Bytes of an Ed25519 public key, and of a seed (RFC 8032). */
export const ED25519_KEY_BYTES = 32;

/** Bytes of a point of P-256, written out in full. */
export const P256_POINT_BYTES = 65;

/** Bytes of a signature, of Ed25519 and of ES256 alike. */
export const SIGNATURE_BYTES = 64;

const prime = 2n ** 255n - 19n;
const ofOrderEight = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

/** The y of all points of small order: under such a key a signature may be right for many texts. */
const smallOrder: readonly bigint[] = [0n, 1n, prime - 1n, ofOrderEight, prime - ofOrderEight];

/**
 * Whether bytes may be an Ed25519 public key: their y is written in the one way that RFC 8032 allows, and is of no point of small
 * order. That there is such a point at all is seen where it is used.
 */
export function mayBeEd25519Key(bytes: Uint8Array): boolean {
  if (bytes.length !== ED25519_KEY_BYTES) return false;
  const y = fromBigEndian(bytes.toReversed()) & (2n ** 255n - 1n);
  return y < prime && !smallOrder.includes(y);
}

/** Whether bytes may be a point of P-256 in the form that is used here. */
export function mayBeP256Key(bytes: Uint8Array): boolean {
  return bytes.length === P256_POINT_BYTES && bytes[0] === 0x04;
}
