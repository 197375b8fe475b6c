import { type VerifierKey } from './verifier-key.js';

/** A private key of a note. */
export interface SigningKey {
  readonly verifier: VerifierKey;
  /** An Ed25519 signature over the message (RFC 8032). */
  sign(message: Uint8Array): Uint8Array;
}
