import { type Caller, limitsConvoys, NOTHING, type Scope } from '#kafila/platform';
import { type ApiKey, type Principal } from '../principals/principal.js';

/**
 * What a principal may see, decide on and report of, by one of its keys. A unit of which nobody said so sees no convoy, and
 * reports of all.
 */
export function scopesOfCaller(
  principal: Pick<Principal, 'scope'>,
  { isUnit, key }: { readonly isUnit: boolean; readonly key?: Pick<ApiKey, 'scope'> },
): Pick<Caller, 'scope' | 'sees'> {
  const scopes: readonly Scope[] = [principal.scope, key?.scope ?? null].filter((scope) => scope !== null);
  const scope = scopes.length === 0 ? {} : { scope: scopes };
  if (isUnit && principal.scope === null) return { ...scope, sees: NOTHING };
  return limitsConvoys(scopes) ? { ...scope, sees: scopes } : scope;
}
