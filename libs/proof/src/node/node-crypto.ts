import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { type Crypto } from '../crypto/crypto.js';
import { mayBeEd25519Key, mayBeP256Key } from '../crypto/key-bytes.js';
import { ed25519Key } from './ed25519.js';

/** What stands before the 65 bytes of a point of P-256 in the DER form of its key (RFC 5480, section 2). */
const p256Prefix = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** By Node's own library: fast, and on the server only. */
export const nodeCrypto: Crypto = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verifyEd25519({ message, signature, publicKey }) {
    const key = mayBeEd25519Key(publicKey) ? ed25519Key(publicKey) : undefined;
    return key !== undefined && verify(null, message, key, signature);
  },
  verifyEs256({ message, signature, publicKey }) {
    const key = mayBeP256Key(publicKey) ? p256Key(publicKey) : undefined;
    return key !== undefined && verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  },
};

/** A public key from its point; undefined where it is none of the curve. */
export function p256Key(point: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.concat([p256Prefix, point]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
