import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * SHA-256 over the canonical JSON (RFC 8785) of what was sent, as hex: two sendings say the same exactly when their
 * digests are equal, whatever the order of their fields.
 */
export function digestOf(content: object): string {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('Only JSON has a digest.');
  return hash('sha256', text, 'hex');
}
