import { type RecordedEvent } from '#kafila/event-store';
import { isRole, type Role } from '../roles/roles.js';

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
}

/** A key is good for nothing any more. */
export interface ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';
  readonly keyId: string;
  readonly reason: string;
}

export type AccessEvent = RolesGranted | ApiKeyIssued | ApiKeyRevoked;

/** Undefined: it is nothing that this version understands. */
export function readAccessEvent({ type, data, raw }: RecordedEvent): AccessEvent | undefined {
  if (raw) return undefined;
  const { roles, keyId, digest, expiresAt = null, reason } = data;
  switch (type) {
    case 'RolesGranted':
      return Array.isArray(roles) && roles.every(isRole) ? { type, roles } : undefined;
    case 'ApiKeyIssued':
      return isText(keyId) && isText(digest) && (expiresAt === null || isInstant(expiresAt))
        ? { type, keyId, digest, expiresAt }
        : undefined;
    case 'ApiKeyRevoked':
      return isText(keyId) && isText(reason) ? { type, keyId, reason } : undefined;
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
