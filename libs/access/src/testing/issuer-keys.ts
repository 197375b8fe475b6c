import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

interface Pair {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly published: JWK;
}

/** What a token says of itself, where it shall say something else than it should. */
export interface Signing {
  readonly alg?: string;
  readonly typ?: string | undefined;
  readonly kid?: string;
  /** Signed by this and not by the key of the kid. */
  readonly by?: CryptoKey | Uint8Array;
}

/** The keys of an issuer that tests start, and what it signs with them. */
export class IssuerKeys {
  readonly #pairs: Pair[] = [];

  /** The newest key signs from now on. */
  async add(alg = 'ES256'): Promise<string> {
    const kid = `key-${this.#pairs.length + 1}`;
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const published = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
    this.#pairs.push({ kid, alg, privateKey, published });
    return kid;
  }

  /** As the issuer hands them out. */
  get published(): { readonly keys: readonly JWK[] } {
    return { keys: this.#pairs.map(({ published }) => published) };
  }

  sign(claims: JWTPayload, { alg, typ, kid, by }: Signing = {}): Promise<string> {
    const newest = this.#pairs.at(-1);
    if (!newest) throw new Error('There is no key.');
    return new SignJWT(claims)
      .setProtectedHeader({
        alg: alg ?? newest.alg,
        kid: kid ?? newest.kid,
        ...(typ !== undefined && { typ }),
      })
      .sign(by ?? newest.privateKey);
  }
}
