import { readFileSync } from 'node:fs';
import { type OidcSetting } from '#kafila/platform';
import { type Credentials } from '../door/credential.js';
import { GRANTED_ROLES } from '../roles/roles.js';
import { Seal } from '../sessions/seal.js';
import { SessionKeys } from '../sessions/session-keys.js';
import { Sessions } from '../sessions/sessions.js';
import { BroughtCredentials } from './brought-credentials.js';
import { unclaimable } from './claimed-roles.js';
import { Issuer } from './issuer.js';
import { Tokens } from './tokens.js';

/** What was set for an issuer does not do. The message says why, and what would. */
export class OidcUnusable extends Error {}

/** What people sign in by. */
export interface SignInParts {
  readonly setting: OidcSetting & { readonly clientId: string };
  readonly issuer: Issuer;
  readonly seal: Seal;
  readonly sessions: Sessions;
  readonly now: () => number;
}

/** How callers are known who have an account at the issuer. */
export interface OpenedOidc {
  readonly credentials: Credentials;
  /** Undefined: nobody signs in, only tokens count. */
  readonly signIn: SignInParts | undefined;
}

/**
 * Nothing is asked of the issuer yet: a service starts also while it is away.
 *
 * @throws OidcUnusable, SessionKeysUnusable
 */
export function openOidc(told: OidcSetting, sessionKeys: string, now: () => number = Date.now): OpenedOidc {
  const [unknown] = unclaimable(told);
  if (unknown !== undefined)
    throw new OidcUnusable(
      `KAFILA_OIDC_ROLES names ${unknown}, and nobody can be that by a claim; the roles are ${GRANTED_ROLES.join(', ')}.`,
    );
  const clientSecret = told.clientSecret ?? secretIn(told.clientSecretFile);
  const setting = { ...told, clientSecret };
  const { audience, clientId } = setting;
  const issuer = new Issuer(setting, now);
  const tokens = audience === undefined ? undefined : new Tokens(issuer, { ...setting, audience }, now);
  if (clientId === undefined)
    return { credentials: new BroughtCredentials(tokens, undefined), signIn: undefined };
  const seal = new Seal(new SessionKeys(sessionKeys, now), now);
  const sessions = new Sessions(seal, now);
  const signIn = { setting: { ...setting, clientId }, issuer, seal, sessions, now };
  return { credentials: new BroughtCredentials(tokens, sessions), signIn };
}

function secretIn(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret !== '') return secret;
  } catch (error) {
    throw new OidcUnusable(`KAFILA_OIDC_CLIENT_SECRET_FILE, ${file}, cannot be read: ${String(error)}.`);
  }
  throw new OidcUnusable(`KAFILA_OIDC_CLIENT_SECRET_FILE, ${file}, is empty.`);
}
