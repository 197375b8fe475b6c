import { toBase64Url } from '../bytes/base64.js';
import { bytesOf } from '../bytes/bytes.js';
import { type ReportKey } from './report-key.js';
import { textToSign } from './signed-text.js';

/** What stands in a signed report. */
export interface ReportSignature {
  /** Of the key that signed. */
  readonly kid: string;
  readonly alg: string;
  /** 64 bytes in base64url without padding: of Ed25519 as RFC 8032 has it, of ES256 r and s. */
  readonly value: string;
}

/** Whoever can sign: the key itself stays where it is, in a chip, in a browser or in memory. */
export interface ReportSigner {
  readonly key: Pick<ReportKey, 'alg' | 'kid'>;
  /** The 64 bytes of a signature over the message. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** A report with its signature. One that was there is replaced. @throws Unsignable */
export async function signReport<Report extends object>(
  report: Report,
  signer: ReportSigner,
): Promise<Report & { readonly signature: ReportSignature }> {
  const { alg, kid } = signer.key;
  const value = toBase64Url(await signer.sign(bytesOf(textToSign(report, alg, kid))));
  return { ...report, signature: { kid, alg, value } };
}
