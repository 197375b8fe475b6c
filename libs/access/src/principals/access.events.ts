import { type RecordedEvent } from '#kafila/event-store';
import { type Scope } from '#kafila/platform';
import { isRole, type Role } from '../roles/roles.js';
import { type DeviceEvent, readDeviceEvent } from './device.events.js';
import { isInstant, isText } from './members.js';
import { isScope } from './read-scope.js';

/** From now on a principal has these roles and no others. None: it may nothing any more. */
export interface RolesGranted {
  readonly type: 'RolesGranted';
  readonly roles: readonly Role[];
}

/** A principal got an API key. The key itself is nowhere. */
export interface ApiKeyIssued {
  readonly type: 'ApiKeyIssued';
  readonly keyId: string;
  /** SHA-256 of the key, base64url. */
  readonly digest: string;
  /** Instant from which it is good for nothing; null: never. */
  readonly expiresAt: string | null;
  /** Narrower than that of the principal: both have to allow it. Absent: nothing is narrower. */
  readonly scope?: Scope;
  /** Of the signing key of the device that got it; undefined: an admin got it. */
  readonly kid?: string;
}

/** A key is good for nothing any more. */
export interface ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';
  readonly keyId: string;
  readonly reason: string;
}

/** From now on a principal sees, decides on and reports of this alone; null: of everything. */
export interface ScopeSet {
  readonly type: 'ScopeSet';
  readonly scope: Scope | null;
}

/** Who signed in is this, as the issuer says. It counts where no admin ever granted roles. */
export interface RolesClaimed {
  readonly type: 'RolesClaimed';
  readonly roles: readonly Role[];
}

/** Sessions and tokens from before count no more. */
export interface SessionsEnded {
  readonly type: 'SessionsEnded';
  /** Instant up to which they were issued. */
  readonly before: string;
  readonly reason: string;
}

export type AccessEvent =
  RolesGranted | ApiKeyIssued | ApiKeyRevoked | ScopeSet | RolesClaimed | SessionsEnded | DeviceEvent;

/** Undefined: it is nothing that this version understands. */
export function readAccessEvent(event: RecordedEvent): AccessEvent | undefined {
  const { type, data, raw } = event;
  if (raw) return undefined;
  const { roles, keyId, digest, expiresAt = null, reason, scope, kid, before } = data;
  switch (type) {
    case 'RolesGranted':
    case 'RolesClaimed':
      return Array.isArray(roles) && roles.every(isRole) ? { type, roles } : undefined;
    case 'ApiKeyIssued':
      if (!isText(keyId) || !isText(digest) || (expiresAt !== null && !isInstant(expiresAt)))
        return undefined;
      if (scope !== undefined && !isScope(scope)) return undefined;
      return { type, keyId, digest, expiresAt, ...(scope && { scope }), ...(isText(kid) && { kid }) };
    case 'ApiKeyRevoked':
      return isText(keyId) && isText(reason) ? { type, keyId, reason } : undefined;
    case 'ScopeSet':
      return scope === null || isScope(scope) ? { type, scope } : undefined;
    case 'SessionsEnded':
      return isInstant(before) && isText(reason) ? { type, before, reason } : undefined;
    default:
      return readDeviceEvent(event);
  }
}
