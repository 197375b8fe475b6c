import { signedReportId } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type JsonMembers, type ThinTerms, writeThin } from '#kafila/thin-form';

export const THIN_TERMS: ThinTerms = { signedId: (from) => signedReportId(from, nodeCrypto) };

/** A report as a short message. @throws Error where it does not fit */
export function thinLine(report: object, terms: Partial<ThinTerms> = {}): string {
  const written = writeThin(report as JsonMembers, { ...THIN_TERMS, ...terms });
  if ('refusal' in written) throw new Error(written.refusal.detail);
  return written.line;
}
