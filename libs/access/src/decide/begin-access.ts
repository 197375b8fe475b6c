import { ACCESS_PREFIX } from '#kafila/domain';
import { type EventStore } from '#kafila/event-store';
import { v7 as uuidv7 } from 'uuid';
import { newEvent } from './decide-access.js';
import { digestOfKey, newApiKey } from '../principals/api-key.js';
import { type AccessEvent } from '../principals/access.events.js';
import { FollowPrincipals } from '../principals/follow-principals.js';

/** There are principals already, so no first one can be made. */
export class AccessBegun extends Error {}

type Store = Pick<EventStore, 'append' | 'subscribe' | 'head'>;

/** An admin who was made on the host, and its key. */
export interface FirstAdmin {
  readonly principal: string;
  readonly keyId: string;
  readonly key: string;
}

export interface BeginAccessOptions {
  /** Another admin, although there are principals: all keys of admins are lost. Says why. */
  readonly recover?: { readonly reason: string };
  /** Keeps the key before it counts: should this throw, nothing is recorded. */
  readonly keep?: (key: string) => Promise<void>;
}

/**
 * Makes an admin, by a person on the host: nobody could grant that by a call.
 *
 * @throws AccessBegun
 */
export async function beginAccess(
  store: Store,
  { recover, keep = () => Promise.resolve() }: BeginAccessOptions = {},
): Promise<FirstAdmin> {
  const followed = new FollowPrincipals(store);
  followed.start();
  await followed.read();
  await followed.close();
  if (!recover && followed.principals.areThere) {
    throw new AccessBegun(
      'There are keys already. An admin issues further ones; if all keys of admins are lost: kafila access recover.',
    );
  }
  const stream = `${ACCESS_PREFIX}admin-${uuidv7()}`;
  const key = newApiKey();
  const keyId = uuidv7();
  const events: readonly AccessEvent[] = [
    { type: 'RolesGranted', roles: ['admin'] },
    { type: 'ApiKeyIssued', keyId, digest: digestOfKey(key), expiresAt: null },
  ];
  await keep(key);
  const by = { by: 'host', ...(recover && { reason: recover.reason }) };
  await store.append(
    stream,
    events.map((event) => newEvent(stream, by, event)),
    'none',
  );
  return { principal: stream, keyId, key };
}
