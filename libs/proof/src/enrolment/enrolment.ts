import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from '../bytes/base64.js';
import { bytesOf } from '../bytes/bytes.js';
import { type Crypto } from '../crypto/crypto.js';
import { SIGNATURE_BYTES } from '../crypto/key-bytes.js';
import { type ReportKey } from '../signed-report/report-key.js';
import { type ReportSigner } from '../signed-report/sign-report.js';
import { digestOfCode, type InvitationText } from './invitation.js';

const FORM = 'kafila-enrolment-1';
const DIGITS_FORM = 'kafila-digits-1';

/** What a device that offers a key names beside it. */
export interface Enrolling extends Pick<InvitationText, 'unitId' | 'address'> {
  /** Of the code of the invitation. */
  readonly codeDigest: string;
}

/** What a device sends to offer its key. */
export interface Enrolment {
  readonly code: string;
  readonly alg: string;
  readonly publicKey: ReportKey['jwk'];
  /** 64 bytes in base64url: the device has the private key, and offers it for this unit, at this service, by this invitation. */
  readonly proof: string;
}

/** What a device signs to offer its key, as UTF-8. It begins like no report: a signature of the one is none of the other. */
export function textToEnrol(
  { alg, kid }: Pick<ReportKey, 'alg' | 'kid'>,
  { codeDigest, unitId, address }: Enrolling,
): string {
  return [FORM, alg, kid, codeDigest, unitId, address].join('\n');
}

/** The body of `POST /v1/access/enrolments` by a device. */
export async function enrolmentBy(
  { code, unitId, address }: Pick<InvitationText, 'code' | 'unitId' | 'address'>,
  signer: ReportSigner & { readonly key: ReportKey },
): Promise<Enrolment> {
  const { key } = signer;
  const text = textToEnrol(key, { codeDigest: digestOfCode(code), unitId, address });
  return { code, alg: key.alg, publicKey: key.jwk, proof: toBase64Url(await signer.sign(bytesOf(text))) };
}

/** Whether whoever offers a key has its private half. */
export function provesPossession(
  proof: string,
  key: ReportKey,
  enrolling: Enrolling,
  crypto: Crypto,
): boolean {
  const signature = fromBase64Url(proof);
  if (signature?.length !== SIGNATURE_BYTES) return false;
  const { alg, publicKey } = key;
  const signed = { message: bytesOf(textToEnrol(key, enrolling)), signature, publicKey };
  return alg === 'Ed25519' ? crypto.verifyEd25519(signed) : crypto.verifyEs256(signed);
}

/**
 * Six digits that the device shows, and whoever invited sees or is told: another device that used the same invitation shows others,
 * but for one in a million.
 */
export function digitsOf(codeDigest: string, kid: string): string {
  const bytes = sha256(bytesOf([DIGITS_FORM, codeDigest, kid].join('\n')));
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) % 1_000_000n;
  return number.toString().padStart(6, '0');
}
