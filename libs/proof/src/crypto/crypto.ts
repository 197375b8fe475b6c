/**
 * What Kafila asks of cryptography. There are two answers: `nodeCrypto`, which is fast, and `noble`, which runs anywhere, also in a
 * browser. Tests hold them together: on signatures that are right, that are wrong, and that were made to be judged in two ways.
 */
export interface Crypto {
  /** The 32 bytes of SHA-256 over all that is given (FIPS 180-4). */
  sha256(bytes: Uint8Array): Uint8Array;
  /**
   * Whether an Ed25519 signature is right (RFC 8032, section 5.1.7, without the cofactor). False also where the bytes are no key or no
   * signature, or where the key is one under which a signature says nothing of its text (a point of small order).
   */
  verifyEd25519(signed: Signed): boolean;
  /**
   * Whether an ES256 signature is right: ECDSA over P-256 and SHA-256 (RFC 7518, section 3.4), as the 32 bytes of r and the 32 of s. Of
   * the two forms of s both are accepted. False also where the bytes are no key or no signature.
   */
  verifyEs256(signed: Signed): boolean;
}

/** What hashes; most proofs need no more. */
export type Hashing = Pick<Crypto, 'sha256'>;

/** A signature, what it is over, and whose it should be. */
export interface Signed {
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** Of Ed25519 its 32 bytes; of P-256 the 65 of its point: 0x04, x and y. */
  readonly publicKey: Uint8Array;
}
