import { fromBase64Url } from '../bytes/base64.js';
import { bytesOf } from '../bytes/bytes.js';
import { type Crypto } from '../crypto/crypto.js';
import { SIGNATURE_BYTES } from '../crypto/key-bytes.js';
import { REPORT_ALGORITHMS, type ReportAlgorithm, type ReportKey } from './report-key.js';
import { type ReportSignature } from './sign-report.js';
import { headOf, readReportText, textToSign, Unsignable, type UnsignableCode } from './signed-text.js';

/** Why a report is not signed by a key. */
export type ReportRefusalCode =
  | UnsignableCode
  | 'no-signature'
  /** The signature has not just the members `kid`, `alg` and `value`, or its value is not 64 bytes in base64url. */
  | 'signature-malformed'
  /** Signed by an algorithm that is not known here, or by one that is not the key's. */
  | 'unknown-alg'
  /** Signed by another key than the one given. */
  | 'kid-differs'
  /** The report, or its signature, is not what the key signed. */
  | 'signature-differs';

export type ReportVerdict =
  | {
      readonly outcome: 'valid';
      readonly alg: ReportAlgorithm;
      readonly kid: string;
      /** What was signed: whoever keeps it can verify it again without the report. */
      readonly text: string;
    }
  | { readonly outcome: 'refused'; readonly code: ReportRefusalCode; readonly sentence: string };

/** Whether a key signed a report, by the report and the key alone. A report that was read from JSON: {@link verifyReportText}. */
export function verifyReport(report: object, key: ReportKey, crypto: Crypto): ReportVerdict {
  const { signature } = report as { readonly signature?: unknown };
  if (signature === undefined) return refused('no-signature', 'The report has no signature.');
  if (!isSignature(signature)) return refused('signature-malformed', WELL_FORMED);
  const { alg, kid } = signature;
  const known = REPORT_ALGORITHMS.find((one) => one === alg);
  if (known === undefined) {
    return refused(
      'unknown-alg',
      `The report is signed by ${JSON.stringify(alg)}; known are Ed25519 and ES256.`,
    );
  }
  if (kid !== key.kid) {
    return refused(
      'kid-differs',
      `The report is signed by the key ${JSON.stringify(kid)}, not by ${key.kid}.`,
    );
  }
  if (known !== key.alg)
    return refused('unknown-alg', `The key ${key.kid} signs by ${key.alg}, not by ${known}.`);
  let text: string;
  try {
    text = textToSign(report, known, key.kid);
  } catch (error) {
    if (error instanceof Unsignable) return refused(error.code, error.message);
    throw error;
  }
  return verifySignedText(text, signature, key, crypto);
}

/** The same of a report in JSON, of which every byte is looked at: a name may not stand in it twice. */
export function verifyReportText(json: string, key: ReportKey, crypto: Crypto): ReportVerdict {
  try {
    return verifyReport(readReportText(json), key, crypto);
  } catch (error) {
    if (error instanceof Unsignable) return refused(error.code, error.message);
    throw error;
  }
}

/** Whether a key signed a text that {@link textToSign} made, which was kept with its signature. */
export function verifySignedText(
  text: string,
  { value }: Pick<ReportSignature, 'value'>,
  { alg, kid, publicKey }: ReportKey,
  crypto: Crypto,
): ReportVerdict {
  const signature = fromBase64Url(value);
  if (signature?.length !== SIGNATURE_BYTES) return refused('signature-malformed', WELL_FORMED);
  if (!text.startsWith(headOf(alg, kid)))
    return refused('kid-differs', `The text is none of a report that ${kid} signed.`);
  const signed = { message: bytesOf(text), signature, publicKey };
  const right = alg === 'Ed25519' ? crypto.verifyEd25519(signed) : crypto.verifyEs256(signed);
  if (right) return { outcome: 'valid', alg, kid, text };
  return refused(
    'signature-differs',
    `The report is not as the key ${kid} signed it, or its signature is another's.`,
  );
}

const WELL_FORMED =
  'A signature is kid, alg and value, and no more; its value is 64 bytes in base64url without padding.';

/** Nothing stands in it that is not looked at: it is no part of what is signed. */
function isSignature(value: unknown): value is ReportSignature {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.entries(value);
  return (
    members.every(([, member]) => typeof member === 'string') &&
    members
      .map(([name]) => name)
      .sort()
      .join() === 'alg,kid,value'
  );
}

function refused(code: ReportRefusalCode, sentence: string): ReportVerdict {
  return { outcome: 'refused', code, sentence };
}
