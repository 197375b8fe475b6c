import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesTried } from '#kafila/domain/testing';
import { toBase64Url } from '../bytes/base64.js';
import { noble } from '../crypto/noble.js';
import { nodeCrypto } from '../node/node-crypto.js';
import { freshReportKey, nodeSigner } from '../node/node-signer.js';
import { nobleSigner, type PrivateJwk } from '../signed-report/noble-signer.js';
import { readReportKey } from '../signed-report/report-key.js';
import { textToSign } from '../signed-report/signed-text.js';
import { digitsOf, enrolmentBy, provesPossession, textToEnrol } from './enrolment.js';
import { digestOfCode, readInvitation, writeInvitation } from './invitation.js';

const PAGE = new URL('../../../../docs/enrolment.md', import.meta.url);

const invitation = {
  address: 'https://kafila.example',
  code: 'AAECAwQFBgcICQoLDA0ODw',
  unitId: 'torkham-pk-gate-2',
  logKey: '5AAjV6O_OTb8ZGBS2PsNo1Ld5aPCwYRk16FJAF8ap44',
};
const codeDigest = digestOfCode(invitation.code);

/** The `signerFrom` of both libraries. */
function signerOf(
  jwk: PrivateJwk,
): ReturnType<typeof nodeSigner> & { key: ReturnType<typeof readReportKey> } {
  const { d: _, ...publicJwk } = jwk;
  return { ...nodeSigner(jwk), key: readReportKey(publicJwk) };
}

describe('an invitation', () => {
  it('is read as it was written', () => {
    for (const logKey of [null, toBase64Url(new Uint8Array(32))]) {
      const one = { ...invitation, logKey };
      expect(readInvitation(`${writeInvitation(one)}\n`)).toEqual(one);
    }
  });

  it('is none where a part of it is missing, cut or something else', () => {
    const text = writeInvitation(invitation);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (to) => {
        expect(readInvitation(text.slice(0, to))).toBeUndefined();
      }),
      { numRuns: timesTried(30, 300) },
    );
    for (const wrong of [
      text.replace('invitation-1', 'invitation-2'),
      `${text} more`,
      text.replace('https:', 'javascript:'),
      text.replace('example', 'example/?code='),
      text.replace('https://', 'https://user@'),
      text.replace('AAEC', 'AA'),
    ])
      expect([wrong, readInvitation(wrong)]).toEqual([wrong, undefined]);
  });
});

describe('the proof that a device has the key that it offers', () => {
  it('is right by either library, for this code, unit and address alone', async () => {
    for (const alg of ['Ed25519', 'ES256'] as const) {
      const signer = signerOf(freshReportKey(alg));
      const { proof } = await enrolmentBy(invitation, signer);
      const { unitId, address } = invitation;
      for (const crypto of [nodeCrypto, noble]) {
        const proves = (change: object): boolean =>
          provesPossession(proof, signer.key, { codeDigest, unitId, address, ...change }, crypto);
        expect(proves({})).toBe(true);
        for (const change of [
          { codeDigest: digestOfCode('other') },
          { unitId: 'torkham-pk-gate-3' },
          { address: 'https://kafila.example.net' },
        ])
          expect(proves(change)).toBe(false);
        const other = signerOf(freshReportKey(alg)).key;
        expect(provesPossession(proof, other, { codeDigest, unitId, address }, crypto)).toBe(false);
        expect(provesPossession('AAAA', signer.key, { codeDigest, unitId, address }, crypto)).toBe(false);
      }
    }
  });

  it('is over a text that no report is', () => {
    const key = { alg: 'Ed25519', kid: 'k' } as const;
    const text = textToEnrol(key, { codeDigest, unitId: 'u', address: 'a' });
    expect(textToSign({}, key.alg, key.kid).split('\n')[0]).not.toBe(text.split('\n')[0]);
  });
});

describe('the six digits', () => {
  it('are others for another key, and for another invitation', () => {
    const kids = Array.from({ length: 200 }, (_, i) => `kid ${i}`);
    const all = kids.flatMap((kid) => [digitsOf(codeDigest, kid), digitsOf(digestOfCode('x'), kid)]);
    expect(all.every((digits) => /^\d{6}$/.test(digits))).toBe(true);
    expect(new Set(all).size).toBeGreaterThan(395);
  });
});

describe('docs/enrolment.md', () => {
  it('shows an invitation, what is signed, the body and the digits as they are', async () => {
    const seed = createHash('sha256').update('kafila test key 1').digest();
    const jwk = { kty: 'OKP', crv: 'Ed25519', d: toBase64Url(seed) } as const;
    const x = 'kU4MkK-n9g9Zcu5OUuEyWmkx8NinpqqjXsqLHHV8wcg';
    const signer = { ...nobleSigner({ ...jwk, x }), key: readReportKey({ kty: 'OKP', crv: 'Ed25519', x }) };
    const { unitId, address } = invitation;
    const shown = [
      writeInvitation(invitation),
      textToEnrol(signer.key, { codeDigest, unitId, address }),
      JSON.stringify(await enrolmentBy(invitation, signer), undefined, 2),
      digitsOf(codeDigest, signer.key.kid),
    ];
    const page = readFileSync(PAGE, 'utf8');
    for (const one of shown) expect(page).toContain(`\n${one}\n`);
  });
});
