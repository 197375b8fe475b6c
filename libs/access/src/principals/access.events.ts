import { type RecordedEvent } from '#kafila/event-store';
import { type Scope } from '#kafila/platform';
import { isRole, type Role } from '../roles/roles.js';
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

export type AccessEvent = RolesGranted | ApiKeyIssued | ApiKeyRevoked | ScopeSet;

/** Undefined: it is nothing that this version understands. */
export function readAccessEvent({ type, data, raw }: RecordedEvent): AccessEvent | undefined {
  if (raw) return undefined;
  const { roles, keyId, digest, expiresAt = null, reason, scope } = data;
  switch (type) {
    case 'RolesGranted':
      return Array.isArray(roles) && roles.every(isRole) ? { type, roles } : undefined;
    case 'ApiKeyIssued':
      if (!isText(keyId) || !isText(digest) || (expiresAt !== null && !isInstant(expiresAt)))
        return undefined;
      if (scope === undefined) return { type, keyId, digest, expiresAt };
      return isScope(scope) ? { type, keyId, digest, expiresAt, scope } : undefined;
    case 'ApiKeyRevoked':
      return isText(keyId) && isText(reason) ? { type, keyId, reason } : undefined;
    case 'ScopeSet':
      return scope === null || isScope(scope) ? { type, scope } : undefined;
    default:
      return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isInstant(value: unknown): value is string {
  return isText(value) && !Number.isNaN(Date.parse(value));
}
