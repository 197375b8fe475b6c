import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { fromBase64Url } from '../bytes/base64.js';
import { type ReportJwk, ReportKeyUnusable, readReportKey } from './report-key.js';
import { type ReportSigner } from './sign-report.js';

/** A private key as a JSON Web Key: the public one, and `d`. */
export type PrivateJwk = ReportJwk & { readonly d: string };

/**
 * Signs in JavaScript alone, the same text always alike. For tests, and where there is nothing better: a browser's own WebCrypto keeps
 * a key so that nobody can read it, a device's chip does.
 *
 * @throws ReportKeyUnusable
 */
export function nobleSigner({ d, ...jwk }: PrivateJwk): ReportSigner {
  const key = readReportKey(jwk);
  const secret = fromBase64Url(d);
  if (secret === undefined)
    throw new ReportKeyUnusable('A private key is 32 bytes in base64url without padding.');
  const sign =
    key.alg === 'Ed25519'
      ? (message: Uint8Array) => ed25519.sign(message, secret)
      : (message: Uint8Array) => p256.sign(message, secret);
  return { key, sign };
}
