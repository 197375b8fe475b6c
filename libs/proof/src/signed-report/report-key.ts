import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from '../bytes/base64.js';
import { bytesOf, joined } from '../bytes/bytes.js';
import { canonicalJson } from '../canonical/canonical-json.js';
import { mayBeEd25519Key } from '../crypto/key-bytes.js';

/** How reports are signed: RFC 8032, or ECDSA over P-256 with SHA-256 (RFC 7518), as JOSE names them. */
export const REPORT_ALGORITHMS = ['Ed25519', 'ES256'] as const;
export type ReportAlgorithm = (typeof REPORT_ALGORITHMS)[number];

/** A public key as a JSON Web Key (RFC 7517): the form in which devices and browsers give it away. */
export type ReportJwk =
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };

/** A public key by which reports are verified. */
export interface ReportKey {
  readonly alg: ReportAlgorithm;
  /** The thumbprint of the key (RFC 7638): 43 characters of base64url. Whoever has the key can tell it, and no other key has it. */
  readonly kid: string;
  /** Of Ed25519 its 32 bytes; of P-256 the 65 of its point. */
  readonly publicKey: Uint8Array;
  /** What defines it and no more: no purpose, no name. */
  readonly jwk: ReportJwk;
}

/** Somebody gave what is no public key of ours. */
export class ReportKeyUnusable extends Error {
  override readonly name = 'ReportKeyUnusable';
}

const COORDINATE_BYTES = 32;

/**
 * Reads a public key. Members that do not define it, such as `use` or `kid`, are left out.
 *
 * That it is a point of its curve is not looked at: by one that is none, no signature is ever right.
 *
 * @throws ReportKeyUnusable it is of another kind, one under which a signature says nothing, or a private key
 */
export function readReportKey(value: unknown): ReportKey {
  const { kty, crv, d, x, y } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (d !== undefined)
    throw new ReportKeyUnusable('This is a private key: nobody but its device may have it.');
  if (kty === 'OKP' && crv === 'Ed25519') {
    const publicKey = coordinate(x);
    if (!mayBeEd25519Key(publicKey)) {
      throw new ReportKeyUnusable('Under this key a signature says nothing of its text.');
    }
    return keyOf('Ed25519', publicKey, { kty, crv, x: toBase64Url(publicKey) });
  }
  if (kty === 'EC' && crv === 'P-256') {
    const publicKey = joined(Uint8Array.of(0x04), coordinate(x), coordinate(y));
    return keyOf('ES256', publicKey, { kty, crv, x: String(x), y: String(y) });
  }
  throw new ReportKeyUnusable('A key of reports is a JWK of Ed25519 (kty OKP) or of P-256 (kty EC).');
}

function keyOf(alg: ReportAlgorithm, publicKey: Uint8Array, jwk: ReportJwk): ReportKey {
  return { alg, kid: toBase64Url(sha256(bytesOf(canonicalJson({ ...jwk })))), publicKey, jwk };
}

function coordinate(text: unknown): Uint8Array {
  const bytes = typeof text === 'string' ? fromBase64Url(text) : undefined;
  if (bytes?.length === COORDINATE_BYTES) return bytes;
  throw new ReportKeyUnusable('A coordinate of a key is 32 bytes in base64url without padding.');
}
