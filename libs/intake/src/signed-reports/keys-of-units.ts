import { type FollowPrincipals } from '#kafila/access';
import { UNIT_PREFIX } from '#kafila/domain';
import { type SigningKeys, type UnitKey } from './signing-keys.js';

/** The keys of units as their streams say them, read to the head and followed. */
export function keysOfUnits({ principals }: Pick<FollowPrincipals, 'principals'>): SigningKeys {
  const withScope = ({ unitId, key }: UnitKey): UnitKey => {
    const { scope } = principals.of(UNIT_PREFIX + unitId);
    return scope === null ? { unitId, key } : { unitId, key, scope: [scope] };
  };
  return {
    places: principals.keyPlaces,
    find: (kid) => {
      const held = principals.signingKey(kid);
      return held && withScope(held);
    },
    beginning: (start) => principals.signingKeysBeginning(start).map(withScope),
  };
}
