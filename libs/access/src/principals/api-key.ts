import { hash, randomBytes } from 'node:crypto';

const MARK = 'kfa_';
const SECRET_BYTES = 32;
/** `kfa_`, 256 random bits and 24 of a digest of them, in base64url. */
const FORM = /^kfa_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{4})$/;

/** An API key, shown once. */
export function newApiKey(): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return `${MARK}${secret}${checkOf(secret)}`;
}

/**
 * Whether a text is written like an API key: its last four characters follow from those before. So a key that was cut or
 * mistyped is told from one that nobody knows, and a search for leaked keys finds no others.
 */
export function isApiKey(text: string): boolean {
  const [, secret, check] = FORM.exec(text) ?? [];
  return secret !== undefined && checkOf(secret) === check;
}

/** What is kept of a key: SHA-256, in base64url. 256 random bits need no slow hash. */
export function digestOfKey(key: string): string {
  return hash('sha256', key, 'base64url');
}

function checkOf(secret: string): string {
  return hash('sha256', `${MARK}${secret}`, 'base64url').slice(0, 4);
}
