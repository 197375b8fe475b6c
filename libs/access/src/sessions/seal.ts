import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';
import { type SessionKeys } from './session-keys.js';

const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' } as const;

/** What is sealed for one purpose is none for another. */
export type Purpose = 'kafila-session' | 'kafila-sign-in';

/** Seals what a browser keeps for us: it cannot read it, and what it alters counts no more. */
export class Seal {
  constructor(
    private readonly keys: SessionKeys,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param expiresAt in milliseconds */
  close(purpose: Purpose, content: JWTPayload, expiresAt: number): Promise<string> {
    const { kid, secret } = this.keys.newest;
    return new EncryptJWT(content)
      .setProtectedHeader({ ...ALGORITHMS, kid, typ: purpose })
      .setExpirationTime(new Date(expiresAt))
      .encrypt(secret);
  }

  /** Undefined: it was not sealed here, or not for this, or by a key that was taken out. */
  async open(purpose: Purpose, sealed: string): Promise<JWTPayload | 'expired' | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, ({ kid = '' }) => this.#secretOf(kid), {
        keyManagementAlgorithms: [ALGORITHMS.alg],
        contentEncryptionAlgorithms: [ALGORITHMS.enc],
        typ: purpose,
        requiredClaims: ['exp'],
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'expired';
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  #secretOf(kid: string): Uint8Array {
    const key = this.keys.find(kid);
    if (!key) throw new errors.JWEDecryptionFailed();
    return key.secret;
  }
}
