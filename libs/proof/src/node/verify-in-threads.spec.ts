import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesTried } from '#kafila/domain/testing';
import { bytesOf } from '../bytes/bytes.js';
import { fromBase64Url, toBase64Url } from '../bytes/base64.js';
import { type ReportAlgorithm, readReportKey } from '../signed-report/report-key.js';
import { textToSign } from '../signed-report/signed-text.js';
import { verifySignedText } from '../signed-report/verify-report.js';
import { nodeCrypto } from './node-crypto.js';
import { freshReportKey, nodeSigner } from './node-signer.js';
import { verifyInThreads } from './verify-in-threads.js';

const signers = (['Ed25519', 'ES256'] as const).map((alg: ReportAlgorithm) => {
  const { d, ...jwk } = freshReportKey(alg);
  return { key: readReportKey(jwk), signer: nodeSigner({ ...jwk, d }) };
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const other = Uint8Array.from(bytes);
  const at = bit % (8 * bytes.length);
  other[at >> 3] = (other[at >> 3] ?? 0) ^ (1 << (at & 7));
  return other;
}

describe('a signature that is verified in other threads', () => {
  it('has the verdict that it has in this one, whichever bit is flipped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...signers),
        fc.string(),
        fc.option(fc.nat()),
        async ({ key, signer }, note, bit) => {
          const text = textToSign({ note }, key.alg, key.kid);
          const signature = await signer.sign(bytesOf(text));
          const value = toBase64Url(bit === null ? signature : flipped(signature, bit));
          const { outcome } = verifySignedText(text, { value }, key, nodeCrypto);
          expect(outcome).toBe(bit === null ? 'valid' : 'refused');
          expect(await verifyInThreads(text, value, key)).toBe(bit === null);
          expect(await verifyInThreads(`${text} `, value, key)).toBe(false);
        },
      ),
      { numRuns: timesTried(30, 500) },
    );
  });

  it('is wrong where it is no signature, and by what is no point of its curve', async () => {
    const bytes = [new Uint8Array(63), new Uint8Array(64), new Uint8Array(64).fill(0xff), new Uint8Array(65)];
    for (const value of ['', 'A', 'not base64!', ...bytes.map(toBase64Url)]) {
      for (const { key } of signers) expect(await verifyInThreads('text', value, key)).toBe(false);
    }
    const off = readReportKey({ kty: 'EC', crv: 'P-256', x: zeros(), y: zeros() });
    expect(await verifyInThreads('text', toBase64Url(new Uint8Array(64)), off)).toBe(false);
  });
});

function zeros(): string {
  const text = toBase64Url(new Uint8Array(32));
  expect(fromBase64Url(text)).toHaveLength(32);
  return text;
}
