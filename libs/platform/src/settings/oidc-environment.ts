import { LimitEnvironment } from './limit-environment.js';
import { areAlgorithms, areRolesOfClaim, isIssuer, isName, TOKEN_ALGORITHMS } from './oidc-formats.js';
import { Path, Setting } from './setting.js';

/** The variables that say whose sign-ins and tokens count (docs/oidc.md). */
export class OidcEnvironment extends LimitEnvironment {
  @Setting(isIssuer, 'the https URL of an issuer, e.g. https://login.example/realms/transit')
  readonly KAFILA_OIDC_ISSUER: string | undefined = undefined;

  @Setting(isName, 'the id under which the issuer knows Kafila')
  readonly KAFILA_OIDC_CLIENT_ID: string | undefined = undefined;

  @Setting(() => true, 'the secret of the client')
  readonly KAFILA_OIDC_CLIENT_SECRET: string | undefined = undefined;

  @Path()
  readonly KAFILA_OIDC_CLIENT_SECRET_FILE: string | undefined = undefined;

  @Setting(isName, 'what tokens for Kafila name as their audience')
  readonly KAFILA_OIDC_AUDIENCE: string | undefined = undefined;

  @Setting(isName, 'the name of a claim, or a path to it, e.g. realm_access.roles')
  readonly KAFILA_OIDC_ROLES_CLAIM: string = 'roles';

  @Setting(
    areRolesOfClaim,
    'what the claim says, and which role that is, e.g. kafila-desk=desk,kafila-view=viewer',
  )
  readonly KAFILA_OIDC_ROLES: string | undefined = undefined;

  @Setting(areAlgorithms, `some of ${TOKEN_ALGORITHMS.join(',')}`)
  readonly KAFILA_OIDC_ALGORITHMS: string = TOKEN_ALGORITHMS.join(',');

  @Path()
  readonly KAFILA_SESSION_KEYS: string | undefined = undefined;
}
