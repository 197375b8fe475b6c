import { type Enrolment, enrolmentBy, readReportKey, type ReportAlgorithm } from '#kafila/proof';
import { freshReportKey, nodeSigner } from '#kafila/proof/node';

export const ADDRESS = 'https://kafila.example';

/** A phone with a key of its own, for the unit `gate-2`. */
export interface TestDevice {
  readonly kid: string;
  /** @param more what it says otherwise than the invitation */
  enrolment(code: string, more?: { readonly unitId?: string; readonly address?: string }): Promise<Enrolment>;
}

export function device(alg: ReportAlgorithm = 'ES256'): TestDevice {
  const jwk = freshReportKey(alg);
  const { d: _, ...publicJwk } = jwk;
  const key = readReportKey(publicJwk);
  return {
    kid: key.kid,
    enrolment: (code, more = {}) =>
      enrolmentBy({ code, unitId: 'gate-2', address: ADDRESS, ...more }, { ...nodeSigner(jwk), key }),
  };
}
