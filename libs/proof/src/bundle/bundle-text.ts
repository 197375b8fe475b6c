import { type Json } from '#kafila/domain';
import { bytesOf, toHex } from '../bytes/bytes.js';
import { canonicalJson } from '../canonical/canonical-json.js';
import { type Hashing } from '../crypto/crypto.js';
import { type Bundle } from './bundle.js';

/** Canonical JSON, so that every byte of the file is determined by what it says; the digest finds what got damaged. */
export function bundleText(content: Omit<Bundle, 'sha256'>, crypto: Hashing): string {
  const whole = { ...content, sha256: bundleDigest(content, crypto) };
  return `${canonicalJson(whole as unknown as Json)}\n`;
}

/** SHA-256, as hex, over the canonical JSON of all members but the digest. */
export function bundleDigest(content: Omit<Bundle, 'sha256'>, { sha256 }: Hashing): string {
  return toHex(sha256(bytesOf(canonicalJson(content as unknown as Json))));
}
