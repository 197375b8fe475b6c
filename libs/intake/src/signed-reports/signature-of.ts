import { REPORT_ALGORITHMS, type ReportAlgorithm, type ReportSignature } from '#kafila/proof';
import { signatureInvalid } from './signed-report.problems.js';

/** A signature of the right form, by an algorithm that is known. */
export type KnownSignature = ReportSignature & { readonly alg: ReportAlgorithm };

const [KID, VALUE] = [/^[A-Za-z0-9_-]{43}$/, /^[A-Za-z0-9_-]{85}[AQgw]$/];

/** The signature of what was sent as a report; undefined where there is none. @throws Problem `signature-invalid` (422) */
export function signatureOf(body: unknown): KnownSignature | undefined {
  const { signature } = (body ?? {}) as { readonly signature?: unknown };
  if (signature === undefined) return undefined;
  if (typeof signature !== 'object' || signature === null) throw signatureInvalid('signature-malformed');
  const { kid, alg, value, ...more } = signature as Partial<Record<string, unknown>>;
  const isWhole = typeof kid === 'string' && typeof alg === 'string' && typeof value === 'string';
  if (!isWhole || Object.keys(more).length > 0 || !KID.test(kid) || !VALUE.test(value)) {
    throw signatureInvalid('signature-malformed');
  }
  if (!isKnown(alg)) throw signatureInvalid('unknown-alg');
  return { kid, alg, value };
}

function isKnown(alg: string): alg is ReportAlgorithm {
  return (REPORT_ALGORITHMS as readonly string[]).includes(alg);
}
