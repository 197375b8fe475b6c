import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { fromBigEndian, joined, sameBytes } from '../bytes/bytes.js';
import { type Crypto, type Signed } from './crypto.js';
import { mayBeEd25519Key, mayBeP256Key, SIGNATURE_BYTES } from './key-bytes.js';

/** In JavaScript alone: slow, and runs wherever there is any. */
export const noble: Crypto = {
  sha256: (bytes) => sha256(bytes),
  verifyEd25519: (signed) => mayBeEd25519Key(signed.publicKey) && unlessThrown(() => isEd25519(signed)),
  verifyEs256: (signed) =>
    mayBeP256Key(signed.publicKey) &&
    unlessThrown(() => p256.verify(signed.signature, signed.message, signed.publicKey, { lowS: false })),
};

/** noble's own verification multiplies by the cofactor, and would say yes where Node's says no. */
function isEd25519({ message, signature, publicKey }: Signed): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const r = signature.subarray(0, 32);
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  const s = littleEndian(signature.subarray(32));
  if (s >= order) return false;
  const key = Point.fromBytes(publicKey);
  const k = littleEndian(sha512(joined(r, publicKey, message))) % order;
  const expected = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k));
  return sameBytes(expected.toBytes(), r);
}

function littleEndian(bytes: Uint8Array): bigint {
  return fromBigEndian(bytes.toReversed());
}

function unlessThrown(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}
