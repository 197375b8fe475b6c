import { millisOf, type Report } from '#kafila/domain';
import { type FieldError } from '#kafila/platform';
import {
  type Disclosure,
  type DisclosureFaultCode,
  disclosePersons,
  headOf,
  signedReportIdAt,
  textToSign,
  Unsignable,
} from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type KnownSignature } from './signature-of.js';
import {
  reportIdNotDerived,
  signatureInvalid,
  signedForAnotherUnit,
  unknownSigningKey,
} from './signed-report.problems.js';
import { type SigningKeys, type UnitKey } from './signing-keys.js';

/** A report that says it is signed, and what it says then. Whether the signature is right is not known yet. */
export interface SignedReport {
  readonly signature: KnownSignature;
  readonly by: UnitKey;
  /** All of what was signed. */
  readonly text: string;
  /** The same without its head of three lines. */
  readonly signedText: string;
}

/** A signed report as an unsigned one would say it. */
export interface Disclosed {
  readonly report: Report;
  /** The salt of each person it names, by the JSON pointer to the member. */
  readonly salts?: ReadonlyMap<string, string>;
}

/**
 * What a unit signed, by the cheap checks: of a report that fails one of them no signature is verified.
 *
 * @param sent of the right shape
 * @throws Problem
 */
export function openSigned(sent: Report, signature: KnownSignature, keys: SigningKeys): SignedReport {
  const { kid, alg } = signature;
  const by = keys.find(kid);
  if (!by) throw unknownSigningKey(kid);
  if (by.key.alg !== alg) throw signatureInvalid('unknown-alg');
  const { unitId } = sent.unit;
  if (unitId !== by.unitId) throw signedForAnotherUnit(kid, by.unitId, unitId);
  const text = signedTextOf(sent, signature);
  return { signature, by, text, signedText: text.slice(headOf(alg, kid).length) };
}

/**
 * @param instant of `occurredAt`, in UTC
 * @throws Problem `report-id-not-derived` (422)
 */
export function requireDerivedId({ reportId, unit }: Report, { kid }: KnownSignature, instant: string): void {
  const { sequence } = unit;
  const derived =
    sequence === undefined ? undefined : signedReportIdAt(millisOf(instant), { kid, sequence }, nodeCrypto);
  if (reportId !== derived) throw reportIdNotDerived(derived);
}

/** @throws Problem `signature-invalid` (422) */
export function signedTextOf(sent: object, { alg, kid }: KnownSignature): string {
  try {
    return textToSign(sent, alg, kid);
  } catch (error) {
    if (error instanceof Unsignable) throw signatureInvalid(error.code);
    throw error;
  }
}

const FAULTS: Record<DisclosureFaultCode, string> = {
  'person-in-clear':
    'names a person in what is signed, where it could never be erased; sign sha256: over a salt and the name, and send both in disclosures',
  'not-disclosed': 'is not among the disclosures',
  'disclosure-differs': 'is not what the disclosure says',
  'discloses-nothing': 'names no person of the report, or one that was named before',
};

/** Puts the persons of a signed report in their places. */
export function disclosed(sent: Report): Disclosed | { readonly errors: readonly FieldError[] } {
  const {
    signature: _,
    disclosures = [],
    ...report
  } = sent as Report & {
    readonly disclosures?: readonly Disclosure[];
  };
  const found = disclosePersons(report, disclosures, nodeCrypto);
  if ('faults' in found) {
    const errors = found.faults.map(({ code, pointer }) => ({
      pointer: `#${pointer}`,
      code,
      detail: FAULTS[code],
    }));
    return { errors };
  }
  const halved = disclosures.find(({ value }) => typeof value !== 'string' || !value.isWellFormed());
  if (halved) {
    const detail = 'holds half of a character (a lone surrogate); send whole characters';
    return { errors: [{ pointer: `#${halved.pointer}`, code: 'ill-formed-text', detail }] };
  }
  if (disclosures.length === 0) return { report: found.report };
  return {
    report: found.report,
    salts: new Map(disclosures.map(({ pointer, salt }) => [pointer, salt])),
  };
}
