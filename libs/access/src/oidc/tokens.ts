import { type OidcSetting } from '#kafila/platform';
import { type Credential } from '../door/credential.js';
import { claimedRoles } from './claimed-roles.js';
import { type Issuer } from './issuer.js';
import { tokenInvalid } from './oidc.problems.js';
import { streamOfPerson } from './stream-of-person.js';
import { CLOCKS_DIFFER_BY, type Claims, verifyToken } from './verify-token.js';

/** Types of tokens that may call: RFC 9068, and of issuers that do not follow it. */
const MAY_CALL = ['at+jwt', 'jwt'];

type Setting = Pick<OidcSetting, 'algorithms' | 'rolesClaim' | 'roles'> & { readonly audience: string };

/** Tokens of the issuer by which programs call. */
export class Tokens {
  constructor(
    private readonly issuer: Issuer,
    private readonly setting: Setting,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws Problem `token-invalid`, `token-expired`, `issuer-away`, `admin-sees-persons` */
  async credentialOf(token: string): Promise<Credential> {
    const found = await this.issuer.find();
    const { audience, algorithms } = this.setting;
    const { claims, typ } = await verifyToken(token, found, { audience, algorithms, now: this.now() });
    requireMayCall(typ, claims);
    return {
      ...{ via: 'token', stream: streamOfPerson(found.name, claims.sub) },
      // What the issuer's clock is ahead must not save a token that was ended.
      ...{
        issuedAt: (claims.iat - CLOCKS_DIFFER_BY) * 1000,
        expiresAt: (claims.exp + CLOCKS_DIFFER_BY) * 1000,
      },
      claimed: claimedRoles(claims, this.setting),
    };
  }
}

/** Who signed in is said by another token of the same issuer; by that nobody calls. */
function requireMayCall(typ: string | undefined, { typ: kind, nonce }: Claims): void {
  const type = typ?.toLowerCase().replace(/^application\//, '');
  if (type === undefined || !MAY_CALL.includes(type)) throw tokenInvalid('is of a type that may not call');
  // Keycloak names the kind in the claims; others tell who signed in by the nonce of that sign-in.
  const mayCall = type === 'at+jwt' || (kind === undefined ? nonce === undefined : kind === 'Bearer');
  if (!mayCall) throw tokenInvalid('is of a kind that may not call');
}
