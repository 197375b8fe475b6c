import {
  type Enrolment,
  enrolmentBy,
  readReportKey,
  type ReportAlgorithm,
  signedReportId,
  signReport,
} from '#kafila/proof';
import { freshReportKey, nodeCrypto, nodeSigner } from '#kafila/proof/node';

export const ADDRESS = 'https://kafila.example';

/** A phone with a key of its own, for the unit `gate-2`. */
export interface TestDevice {
  readonly kid: string;
  /** @param more what it says otherwise than the invitation */
  enrolment(code: string, more?: { readonly unitId?: string; readonly address?: string }): Promise<Enrolment>;
  /** What it saw, with the derived id, signed. */
  signed(seen: { readonly occurredAt: string }, sequence: number): Promise<object>;
}

export function device(alg: ReportAlgorithm = 'ES256'): TestDevice {
  const jwk = freshReportKey(alg);
  const { d: _, ...publicJwk } = jwk;
  const key = readReportKey(publicJwk);
  const signer = { ...nodeSigner(jwk), key };
  return {
    kid: key.kid,
    enrolment: (code, more = {}) =>
      enrolmentBy({ code, unitId: 'gate-2', address: ADDRESS, ...more }, signer),
    signed(seen, sequence) {
      const reportId = signedReportId({ ...seen, kid: key.kid, sequence }, nodeCrypto);
      return signReport({ reportId, ...seen, unit: { unitId: 'gate-2', sequence } }, signer);
    },
  };
}
