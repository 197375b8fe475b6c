import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { type PrivateJwk } from '../signed-report/noble-signer.js';
import { readReportKey, type ReportAlgorithm } from '../signed-report/report-key.js';
import { type ReportSigner } from '../signed-report/sign-report.js';

/** A fresh private key by which reports are signed. */
export function freshReportKey(alg: ReportAlgorithm): PrivateJwk {
  const { privateKey } =
    alg === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'jwk' }) as PrivateJwk;
}

/** Signs by Node's own library. @throws ReportKeyUnusable */
export function nodeSigner({ d, ...jwk }: PrivateJwk): ReportSigner {
  const key = readReportKey(jwk);
  const privateKey = createPrivateKey({ key: { ...jwk, d }, format: 'jwk' });
  const hash = key.alg === 'Ed25519' ? null : 'sha256';
  return { key, sign: (message) => sign(hash, message, { key: privateKey, dsaEncoding: 'ieee-p1363' }) };
}
