import { resolve } from 'node:path';
import { type OidcEnvironment } from './oidc-environment.js';
import { type ClaimedRole, rolesOfClaim } from './oidc-formats.js';

/** Whose sign-ins and tokens count. */
export interface OidcSetting {
  /** As its documents and tokens write it. */
  readonly issuer: string;
  /** Under which people sign in; undefined: nobody does, only tokens count. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** Absolute path of a file that holds it instead. */
  readonly clientSecretFile: string | undefined;
  /** What tokens name as their audience; undefined: none counts. */
  readonly audience: string | undefined;
  /** Name of the claim that says what somebody is, or a path to it with dots between. */
  readonly rolesClaim: string;
  /** What the claim says, and which role that is. */
  readonly roles: readonly ClaimedRole[];
  readonly algorithms: readonly string[];
}

/** Undefined: there is no issuer. */
export function oidcOf(environment: OidcEnvironment): OidcSetting | undefined {
  const { KAFILA_OIDC_ISSUER: issuer, KAFILA_OIDC_CLIENT_SECRET_FILE: file } = environment;
  if (issuer === undefined) return undefined;
  return {
    issuer,
    clientId: environment.KAFILA_OIDC_CLIENT_ID,
    clientSecret: environment.KAFILA_OIDC_CLIENT_SECRET,
    clientSecretFile: file === undefined ? undefined : resolve(file),
    audience: environment.KAFILA_OIDC_AUDIENCE,
    rolesClaim: environment.KAFILA_OIDC_ROLES_CLAIM,
    roles: rolesOfClaim(environment.KAFILA_OIDC_ROLES ?? ''),
    algorithms: environment.KAFILA_OIDC_ALGORITHMS.split(',').map((one) => one.trim()),
  };
}
