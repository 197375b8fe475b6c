import { type OidcSetting } from '#kafila/platform';
import { GRANTED_ROLES, type Role, seesPersonsAsAdmin } from '../roles/roles.js';
import { claimsAdminWithPersons } from './oidc.problems.js';

type Claims = Readonly<Record<string, unknown>>;
type ClaimSetting = Pick<OidcSetting, 'rolesClaim' | 'roles'>;

/**
 * What somebody is, by what the issuer says of him. What has no role here counts for nothing.
 *
 * @throws Problem `admin-sees-persons`
 */
export function claimedRoles(claims: Claims, { rolesClaim, roles }: ClaimSetting): readonly Role[] {
  const told = claimOf(claims, rolesClaim);
  const said: readonly unknown[] = Array.isArray(told) ? told : [told];
  const matching = roles.filter(([claimed]) => said.includes(claimed)).map(([, role]) => role as Role);
  const claimed = [...new Set(matching)].sort();
  if (seesPersonsAsAdmin(claimed)) throw claimsAdminWithPersons(claimed);
  return claimed;
}

/** Roles of the setting that nobody can claim: there are none such, or they are those of units. */
export function unclaimable({ roles }: Pick<OidcSetting, 'roles'>): readonly string[] {
  return roles.map(([, role]) => role).filter((role) => !(GRANTED_ROLES as readonly string[]).includes(role));
}

/** Names of claims may have dots in them: the whole name goes first. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Claims)[part];
  }
  return value;
}
