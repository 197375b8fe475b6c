import { createHash } from 'node:crypto';
import { type Report } from '#kafila/domain';
import { readReportKey, type ReportSignature, signedReportId, signReport, toBase64Url } from '#kafila/proof';
import { nodeCrypto, nodeSigner } from '#kafila/proof/node';
import { ed25519 } from '@noble/curves/ed25519.js';
import { type InARow, reportNo } from '../reports/report-no.js';

/** The unit that signs all of them. */
export const SIGNER = 'bench-signer';

/** Everybody can make it. */
const seed = createHash('sha256').update('kafila bench key').digest();
const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(ed25519.getPublicKey(seed)) } as const;
const signer = nodeSigner({ ...jwk, d: toBase64Url(seed) });

/** The public key. */
export const SIGNERS_KEY = readReportKey(jwk);

export type SignedReport = Report & { readonly signature: ReportSignature };

/** Report `n` as that unit signs it: always the same one. */
export function signedNo(n: number, inARow: InARow): Promise<SignedReport> {
  const report = { ...reportNo(n, inARow), unit: { unitId: SIGNER, sequence: n } };
  return signReport({ ...report, reportId: signedIdNo(n, inARow) }, signer);
}

export function signedIdNo(n: number, inARow: InARow): string {
  const { occurredAt } = reportNo(n, inARow);
  return signedReportId({ occurredAt, kid: SIGNERS_KEY.kid, sequence: n }, nodeCrypto) ?? '';
}
