import { Problem } from '#kafila/platform';
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import { type DecideAccess } from '../decide/decide-access.js';
import { claimedRoles } from '../oidc/claimed-roles.js';
import { type FoundIssuer } from '../oidc/issuer.js';
import { issuerAway } from '../oidc/oidc.problems.js';
import { type SignInParts } from '../oidc/open-oidc.js';
import { streamOfPerson } from '../oidc/stream-of-person.js';
import { type Claims, verifyToken } from '../oidc/verify-token.js';
import { type Role } from '../roles/roles.js';
import { signInFailed, signInRefused, signInUnknown } from './sign-in.problems.js';

/** How long somebody may take to sign in, in milliseconds. */
const WITHIN_MS = 10 * 60_000;

/** What has to be the same when somebody comes back as when he was sent. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
}

/** Signs people in at the issuer: by a code that only this browser can use, and only once. */
export class SignIn {
  constructor(
    private readonly parts: SignInParts,
    private readonly access: Pick<DecideAccess, 'decide'>,
  ) {}

  /**
   * @param to where to go on afterwards, a path of this service
   * @returns where to send the browser, and what it has to keep until it is back
   * @throws Problem `issuer-away`
   */
  async begin(back: string, to: string): Promise<{ readonly url: URL; readonly sealed: string }> {
    const { issuer, seal, now } = this.parts;
    const { configuration } = await issuer.find();
    const begun: Begun = {
      ...{ state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), to },
    };
    const url = buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: back, scope: 'openid', state: begun.state, nonce: begun.nonce },
      code_challenge: await calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    });
    return { url, sealed: await seal.close('kafila-sign-in', { ...begun }, now() + WITHIN_MS) };
  }

  /**
   * @param cameBack the address at which the browser came back, with its query
   * @returns the session that begins, sealed, and where to go on
   * @throws Problem `sign-in-unknown`, `sign-in-refused`, `sign-in-failed`, `issuer-away`, `admin-sees-persons`
   */
  async finish(
    cameBack: URL,
    kept: string | undefined,
  ): Promise<{ readonly session: string; readonly to: string }> {
    const { issuer, seal, sessions, setting } = this.parts;
    const opened = kept === undefined ? undefined : await seal.open('kafila-sign-in', kept);
    if (opened === undefined || opened === 'expired') throw signInUnknown();
    const begun = opened as unknown as Begun;
    const found = await issuer.find();
    const claims = await this.#claims(cameBack, begun, found);
    const stream = streamOfPerson(found.name, claims.sub);
    await this.#claimed(stream, claimedRoles(claims, setting));
    return { session: await sessions.begin(stream), to: begun.to };
  }

  /** Where to sign out of the issuer as well, else the next sign-in may ask nothing. Undefined: it has no such place. */
  async endAtIssuer(home: string): Promise<string | undefined> {
    try {
      const { configuration } = await this.parts.issuer.find();
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: home }).href;
    } catch {
      return undefined;
    }
  }

  async #claims(cameBack: URL, begun: Begun, found: FoundIssuer): Promise<Claims> {
    const { setting, now } = this.parts;
    try {
      const { id_token: token = '' } = await authorizationCodeGrant(found.configuration, cameBack, {
        ...{ expectedState: begun.state, expectedNonce: begun.nonce, idTokenExpected: true },
        pkceCodeVerifier: begun.verifier,
      });
      const { algorithms, clientId: audience } = setting;
      return (await verifyToken(token, found, { audience, algorithms, now: now() })).claims;
    } catch (error) {
      throw problemOf(error);
    }
  }

  /** Recorded where it is another than before: what counts is looked up at each call. */
  async #claimed(stream: string, roles: readonly Role[]): Promise<void> {
    const by = { by: stream, via: 'session', role: roles.join('+') };
    await this.access.decide(stream, by, ({ claimed }) =>
      claimed.join() === roles.join() ? [] : [{ type: 'RolesClaimed', roles }],
    );
  }
}

/** What an issuer answers may hold the code: nothing of it is handed on. */
function problemOf(error: unknown): Problem {
  if (error instanceof AuthorizationResponseError) return signInRefused(error.error);
  if (error instanceof Problem) return error.status === 401 ? signInFailed() : error;
  const isAnswer = error instanceof ClientError || error instanceof ResponseBodyError;
  return isAnswer ? signInFailed() : issuerAway();
}
