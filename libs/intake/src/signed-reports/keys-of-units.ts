import { type FollowPrincipals } from '#kafila/access';
import { UNIT_PREFIX } from '#kafila/domain';
import { type SigningKeys } from './signing-keys.js';

/** The keys of units as their streams say them, read to the head and followed. */
export function keysOfUnits({ principals }: Pick<FollowPrincipals, 'principals'>): SigningKeys {
  return {
    places: principals.keyPlaces,
    find: (kid) => {
      const held = principals.signingKey(kid);
      if (!held) return undefined;
      const { unitId, key } = held;
      const { scope } = principals.of(UNIT_PREFIX + unitId);
      return scope === null ? { unitId, key } : { unitId, key, scope: [scope] };
    },
  };
}
