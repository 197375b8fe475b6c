import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from '../bytes/base64.js';
import { bytesOf } from '../bytes/bytes.js';
import { type VerifierKey, writeVerifierKey } from '../note/verifier-key.js';

const FORM = 'kafila-invitation-1';
const NO_LOG_KEY = '-';
const CODE_BYTES = 16;
const HASH_BYTES = 32;

/** What a QR code says to a device that is to sign for a unit. Whoever reads it can offer a key, once. */
export interface InvitationText {
  /** Where the service is reached, without a slash at its end. */
  readonly address: string;
  /** 128 random bits in base64url. */
  readonly code: string;
  readonly unitId: string;
  /** By what the device knows the key of the transparency log; null: whoever invited did not know it. */
  readonly logKey: string | null;
}

/** One line, with a blank between its five parts: none of them has one. */
export function writeInvitation({ address, code, unitId, logKey }: InvitationText): string {
  return [FORM, address, code, unitId, logKey ?? NO_LOG_KEY].join(' ');
}

/** Undefined where the text is no invitation. */
export function readInvitation(text: string): InvitationText | undefined {
  const [form, address = '', code = '', unitId = '', logKey = '', ...more] = text.trim().split(' ');
  const isOne =
    form === FORM &&
    more.length === 0 &&
    isInvitationAddress(address) &&
    isInvitationCode(code) &&
    unitId !== '' &&
    (logKey === NO_LOG_KEY || fromBase64Url(logKey)?.length === HASH_BYTES);
  return isOne ? { address, code, unitId, logKey: logKey === NO_LOG_KEY ? null : logKey } : undefined;
}

/** Whether it is an address of a service: `https://kafila.example`, with a path where a proxy puts it under one. */
export function isInvitationAddress(text: string): boolean {
  if (text.length > 200 || !/^https?:\/\/[^\s?#@\\]+$/.test(text) || text.endsWith('/')) return false;
  return URL.canParse(text);
}

export function isInvitationCode(text: string): boolean {
  return fromBase64Url(text)?.length === CODE_BYTES;
}

/** What the event of an invitation keeps of its code: SHA-256 in base64url. */
export function digestOfCode(code: string): string {
  return toBase64Url(sha256(bytesOf(code)));
}

/** By what a device knows a key of the log again: SHA-256, in base64url, of its line in `GET /v1/audit/key`. */
export function fingerprintOfLogKey(key: VerifierKey): string {
  return toBase64Url(sha256(bytesOf(writeVerifierKey(key))));
}
