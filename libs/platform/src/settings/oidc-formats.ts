import { isLoopback } from './plain-settings.js';

/** What the issuer says of somebody, and which role that is. */
export type ClaimedRole = readonly [claimed: string, role: string];

/** With a public key to verify by. Never `none`, and nothing that verifies by a secret. */
export const TOKEN_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

export function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash, username } = new URL(value);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isOnThisMachine(value));
  return isSafe && search === '' && hash === '' && username === '';
}

/** Whether a URL names this machine itself: what goes there is on no wire. */
export function isOnThisMachine(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || isLoopback(host);
}

export function isName(value: string): boolean {
  return /^\S{1,300}$/.test(value);
}

export function areAlgorithms(value: string): boolean {
  return value.split(',').every((one) => (TOKEN_ALGORITHMS as readonly string[]).includes(one.trim()));
}

export function areRolesOfClaim(value: string): boolean {
  return rolesOfClaim(value).every(([claimed, role]) => claimed !== '' && /^[a-z]+$/.test(role));
}

/** What is claimed may have an equals sign in it, as names of directories do; roles have none. */
export function rolesOfClaim(value: string): readonly ClaimedRole[] {
  return value.split(',').map((item) => {
    const at = item.lastIndexOf('=');
    return [item.slice(0, Math.max(at, 0)).trim(), item.slice(at + 1).trim()] as const;
  });
}
