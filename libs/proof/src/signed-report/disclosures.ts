import { type Json, withPersonal } from '#kafila/domain';
import { fromBase64Url, toBase64Url } from '../bytes/base64.js';
import { bytesOf, joined } from '../bytes/bytes.js';
import { canonicalJson } from '../canonical/canonical-json.js';
import { type Hashing } from '../crypto/crypto.js';

/** What a personal member of a signed report says. It is sent beside what is signed, so that it can be forgotten. */
export interface Disclosure {
  /** JSON pointer to the member. */
  readonly pointer: string;
  /** 16 random bytes, in base64url without padding. */
  readonly salt: string;
  /** Whom the member names. */
  readonly value: Json;
}

/** Why a report and its disclosures say nothing together. */
export type DisclosureFaultCode =
  /** A personal member stands in what is signed, where it could never be forgotten. */
  | 'person-in-clear'
  /** Nothing says what stands in a personal member. */
  | 'not-disclosed'
  /** A disclosure is not what was signed: another value or another salt. */
  | 'disclosure-differs'
  /** A disclosure points to nothing that is personal, or to what another one has said. */
  | 'discloses-nothing';

export interface DisclosureFault {
  readonly code: DisclosureFaultCode;
  /** To the member. */
  readonly pointer: string;
}

export const SALT_BYTES = 16;

const COMMITMENT = /^sha256:[A-Za-z0-9_-]{43}$/;

/**
 * What stands in a signed text in the place of whom a member names: `sha256:`, and SHA-256 over the salt and the canonical JSON of the
 * value. As long as nobody has the salt, the value cannot be guessed by it.
 */
export function commitmentTo(value: Json, salt: Uint8Array, { sha256 }: Hashing): string {
  return `sha256:${toBase64Url(sha256(joined(salt, bytesOf(canonicalJson(value)))))}`;
}

/**
 * Takes the persons out of a report before it is signed.
 *
 * @param freshSalt 16 random bytes, others each time
 */
export function concealPersons<Report extends object>(
  report: Report,
  freshSalt: () => Uint8Array,
  crypto: Hashing,
): Report & { readonly disclosures?: readonly Disclosure[] } {
  const disclosures: Disclosure[] = [];
  const concealed = withPersonal(report, (value, _, pointer) => {
    if (value === undefined) return undefined;
    const salt = freshSalt();
    disclosures.push({ pointer, salt: toBase64Url(salt), value: value as Json });
    return commitmentTo(value as Json, salt, crypto);
  });
  return disclosures.length === 0 ? concealed : { ...concealed, disclosures };
}

/**
 * The report with its persons in their places. What it does not say of itself is a fault: with any, the report says nothing.
 *
 * @param report with commitments, without `disclosures`
 */
export function disclosePersons<Report extends object>(
  report: Report,
  disclosures: readonly Disclosure[],
  crypto: Hashing,
): { readonly report: Report } | { readonly faults: readonly DisclosureFault[] } {
  const faults: DisclosureFault[] = [];
  const left = new Map<string, Disclosure>();
  for (const one of disclosures) {
    if (left.has(one.pointer)) faults.push({ code: 'discloses-nothing', pointer: one.pointer });
    left.set(one.pointer, one);
  }
  const disclosed = withPersonal(report, (written, _, pointer) => {
    if (written === undefined) return undefined;
    const one = left.get(pointer);
    left.delete(pointer);
    const code = faultOf(written, one, crypto);
    if (code !== undefined) faults.push({ code, pointer });
    return one?.value;
  });
  for (const pointer of left.keys()) faults.push({ code: 'discloses-nothing', pointer });
  return faults.length > 0 ? { faults } : { report: disclosed };
}

function faultOf(
  written: unknown,
  disclosure: Disclosure | undefined,
  crypto: Hashing,
): DisclosureFaultCode | undefined {
  if (typeof written !== 'string' || !COMMITMENT.test(written)) return 'person-in-clear';
  if (!disclosure) return 'not-disclosed';
  const salt = fromBase64Url(disclosure.salt);
  if (salt?.length !== SALT_BYTES) return 'disclosure-differs';
  return commitmentTo(disclosure.value, salt, crypto) === written ? undefined : 'disclosure-differs';
}
