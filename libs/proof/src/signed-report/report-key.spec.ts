import { describe, expect, it } from '@jest/globals';
import { noble } from '../crypto/noble.js';
import { nodeCrypto } from '../node/node-crypto.js';
import { freshReportKey, nodeSigner } from '../node/node-signer.js';
import { ReportKeyUnusable, readReportKey } from './report-key.js';
import { signReport } from './sign-report.js';
import { verifyReport } from './verify-report.js';

describe('a key of reports', () => {
  it('has the thumbprint that RFC 8037, appendix A.3, shows', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    expect(readReportKey({ crv: 'Ed25519', kty: 'OKP', x, use: 'sig' })).toMatchObject({
      alg: 'Ed25519',
      kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
      jwk: { kty: 'OKP', crv: 'Ed25519', x },
    });
  });

  it('is read from what Node gives away, and has the same id whatever else stands beside it', () => {
    for (const alg of ['Ed25519', 'ES256'] as const) {
      const { d: _, ...jwk } = freshReportKey(alg);
      const key = readReportKey(jwk);
      expect([key.alg, key.jwk]).toEqual([alg, jwk]);
      expect(key.kid).toMatch(/^[\w-]{43}$/);
      expect(readReportKey({ ext: true, key_ops: ['verify'], ...jwk, kid: 'mine' })).toEqual(key);
    }
  });

  it('is refused where it is private, of another kind, or one that says nothing', () => {
    const [own, es256] = [freshReportKey('Ed25519'), freshReportKey('ES256')];
    expect(() => readReportKey(own)).toThrow('private key');
    const { d: _, ...point } = es256;
    const zero = 'A'.repeat(43);
    for (const wrong of [
      ...[null, undefined, 'x', {}, { kty: 'RSA' }, { kty: 'OKP', crv: 'X25519', x: own.x }],
      ...[
        { kty: 'OKP', crv: 'Ed25519' },
        { kty: 'OKP', crv: 'Ed25519', x: `${own.x}=` },
      ],
      ...[
        { kty: 'OKP', crv: 'Ed25519', x: zero },
        { kty: 'OKP', crv: 'Ed25519', x: own.x.slice(2) },
      ],
      ...[
        { ...point, y: undefined },
        { ...point, x: 7 },
      ],
    ]) {
      expect(() => readReportKey(wrong)).toThrow(ReportKeyUnusable);
    }
  });

  it('verifies nothing where it is no point of its curve', async () => {
    const [own, es256] = [freshReportKey('Ed25519'), freshReportKey('ES256')];
    const { d: _, ...point } = es256;
    const wrong = readReportKey({ ...point, y: point.x });
    const signed = await signReport({ type: 'x' }, { ...nodeSigner(es256), key: wrong });
    const off = readReportKey({ kty: 'OKP', crv: 'Ed25519', x: `Ag${'A'.repeat(41)}` });
    const other = await signReport({ type: 'x' }, { ...nodeSigner(own), key: off });
    for (const crypto of [nodeCrypto, noble]) {
      expect(verifyReport(signed, wrong, crypto)).toMatchObject({ code: 'signature-differs' });
      expect(verifyReport(other, off, crypto)).toMatchObject({ code: 'signature-differs' });
    }
  });
});
