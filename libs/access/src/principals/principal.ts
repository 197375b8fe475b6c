import { type Scope } from '#kafila/platform';
import { type Role } from '../roles/roles.js';
import { type AccessEvent } from './access.events.js';
import { type Devices, withDevice } from './device.js';

/** A key of a principal, as it stands now. */
export interface ApiKey {
  readonly keyId: string;
  readonly digest: string;
  readonly issuedAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** Narrower than that of the principal: both have to allow it. Null: nothing is narrower. */
  readonly scope: Scope | null;
  /** Of the signing key of the device that got it. */
  readonly kid?: string;
}

/** Somebody, or something, that may call: what its stream says of it. */
export interface Principal extends Devices {
  /** What an admin granted. */
  readonly roles: readonly Role[];
  /** Whether an admin ever said so: then nothing that is claimed counts any more. */
  readonly isGranted: boolean;
  /** What the issuer said at the newest sign-in. */
  readonly claimed: readonly Role[];
  /** Sessions and tokens from then or before count no more; milliseconds. */
  readonly sessionsEndedAt: number;
  readonly keys: readonly ApiKey[];
  /** Null: everything. */
  readonly scope: Scope | null;
  /** Revision of the last event; -1 where there is none. */
  readonly revision: number;
}

export const NOBODY: Principal = {
  ...{ roles: [], isGranted: false, claimed: [], sessionsEndedAt: -Infinity },
  ...{ roles: [], keys: [], scope: null, revision: -1 },
  ...{ invitations: [], signingKeys: [] },
};

/** What a principal is after one more event of its stream. */
export function after(
  principal: Principal,
  event: AccessEvent,
  { recordedAt, revision }: { readonly recordedAt: string; readonly revision: number },
): Principal {
  switch (event.type) {
    case 'RolesGranted':
      return { ...principal, revision, roles: event.roles, isGranted: true };
    case 'RolesClaimed':
      return { ...principal, revision, claimed: event.roles };
    case 'SessionsEnded': {
      const sessionsEndedAt = Math.max(principal.sessionsEndedAt, Date.parse(event.before));
      return { ...principal, revision, sessionsEndedAt };
    }
    case 'ApiKeyIssued': {
      const { type: _, scope = null, ...issued } = event;
      const key: ApiKey = { ...issued, issuedAt: recordedAt, revokedAt: null, scope };
      return { ...principal, revision, keys: [...principal.keys, key] };
    }
    case 'ApiKeyRevoked': {
      const revoked = (key: ApiKey): ApiKey =>
        key.keyId === event.keyId ? { ...key, revokedAt: key.revokedAt ?? recordedAt } : key;
      return { ...principal, revision, keys: principal.keys.map(revoked) };
    }
    case 'ScopeSet':
      return { ...principal, revision, scope: event.scope };
    case 'InvitationMade':
    case 'InvitationWithdrawn':
    case 'KeyOffered':
    case 'KeyEnrolled':
    case 'KeyRevoked':
      return { ...principal, revision, ...withDevice(principal, event, recordedAt) };
  }
}

/** Why a key is good for nothing; undefined: it is good. */
export function faultOf({ expiresAt, revokedAt }: ApiKey, now: number): 'revoked' | 'expired' | undefined {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : undefined;
}
