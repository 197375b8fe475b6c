import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { describe, expect, it } from '@jest/globals';
import { type JsonObject } from '#kafila/domain';
import { fromBase64Url, toBase64Url } from '../bytes/base64.js';
import { bigEndian, bytesOf, fromBigEndian, joined, toHex } from '../bytes/bytes.js';
import { noble } from '../crypto/noble.js';
import { nodeCrypto } from '../node/node-crypto.js';
import { nobleSigner, type PrivateJwk } from './noble-signer.js';
import { type ReportAlgorithm, readReportKey } from './report-key.js';
import { concealPersons, disclosePersons } from './disclosures.js';
import { signedReportId } from './report-id.js';
import { signReport } from './sign-report.js';
import { textToSign } from './signed-text.js';
import { verifyReportText } from './verify-report.js';

const PAGE = new URL('../../../../docs/signed-reports.md', import.meta.url);

/** For tests only: everybody can make these keys. */
const seedOf = (name: string): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest());
const edSeed = seedOf('kafila test key 1');
const p256Seed = seedOf('kafila test key 2');
const point = p256.getPublicKey(p256Seed, false);
const keys: Readonly<Record<ReportAlgorithm, PrivateJwk>> = {
  Ed25519: {
    ...{ kty: 'OKP', crv: 'Ed25519', d: toBase64Url(edSeed) },
    x: toBase64Url(ed25519.getPublicKey(edSeed)),
  },
  ES256: {
    ...{ kty: 'EC', crv: 'P-256', d: toBase64Url(p256Seed) },
    ...{ x: toBase64Url(point.subarray(1, 33)), y: toBase64Url(point.subarray(33)) },
  },
};

/** What the unit saw, before anything is derived or concealed. */
const seen = {
  type: 'CargoDelivered',
  occurredAt: '2026-03-02T14:12:44.250+05:00',
  convoyId: 'nlc-2026-031',
  vehicleIds: ['PK-TLK914', 'PK-TLK915'],
  place: 'torkham-pk',
  position: { lat: 34.1203, lon: 71.09, accuracyM: 8 },
  receivedBy: 'گل خان',
  note: 'قافلہ at the gate, "2" trucks €',
  unit: { unitId: 'torkham-pk-gate-2', sequence: 41, clockAt: '2026-03-02T14:12:45+05:00' },
};

const SALT = seedOf('kafila test salt 1').subarray(0, 16);

/** The report as a key signs it: its id follows from the kid. */
function reportBy(alg: ReportAlgorithm) {
  const { d: _, ...jwk } = keys[alg];
  const { occurredAt, unit } = seen;
  const { kid } = readReportKey(jwk);
  const reportId = signedReportId({ occurredAt, kid, sequence: unit.sequence }, nodeCrypto) ?? '';
  return concealPersons({ reportId, ...seen }, () => SALT, noble);
}

interface Vector {
  readonly name: string;
  readonly key: ReportAlgorithm;
  readonly verdict: string;
  readonly json: string;
}

async function signedVectors(
  alg: ReportAlgorithm,
): Promise<{ json: string; value: string; signed: JsonObject }> {
  const signed = await signReport(reportBy(alg), nobleSigner(keys[alg]));
  return { json: JSON.stringify(signed), value: signed.signature.value, signed: signed as never };
}

async function vectors(): Promise<readonly Vector[]> {
  const [ed, es] = [await signedVectors('Ed25519'), await signedVectors('ES256')];
  const of = (key: ReportAlgorithm, verdict: string, name: string, json: string): Vector => ({
    name,
    key,
    verdict,
    json,
  });
  const reordered = JSON.stringify(Object.fromEntries(Object.entries(ed.signed).reverse()), null, 1)
    .replaceAll('\n', '')
    .replace('34.1203', '3.412030e1')
    .replace('€', '\\u20AC')
    .replace('14:12:45', '14:13:10');
  return [
    of('Ed25519', 'valid', 'as it is sent', ed.json),
    of('Ed25519', 'valid', 'in another order and another writing, sent later', reordered),
    of('Ed25519', 'signature-differs', 'of another vehicle', ed.json.replace('TLK915', 'TLK916')),
    of('Ed25519', 'valid', 'without whom it names', JSON.stringify({ ...ed.signed, disclosures: undefined })),
    of('Ed25519', 'signature-differs', 'with a member more', ed.json.replace('{', '{"synthetic":true,')),
    of('Ed25519', 'signature-differs', 'without its note', JSON.stringify({ ...ed.signed, note: undefined })),
    of('Ed25519', 'no-signature', 'unsigned', JSON.stringify(reportBy('Ed25519'))),
    of('Ed25519', 'kid-differs', 'by another key', es.json),
    of('Ed25519', 'unknown-alg', 'by no algorithm', ed.json.replace('"alg":"Ed25519"', '"alg":"none"')),
    of('Ed25519', 'signature-malformed', 'with padding', ed.json.replace(ed.value, `${ed.value}==`)),
    of('Ed25519', 'repeated-name', 'a name twice', ed.json.replace('"lat":', '"lat":0,"lat":')),
    of('Ed25519', 'number-too-large', 'a number beyond 2^53', ed.json.replace(':41,', ':9007199254740993,')),
    of('Ed25519', 'half-character', 'half of a character', ed.json.replace('€', '\\ud83d')),
    of('ES256', 'valid', 'as it is sent', es.json),
    of('ES256', 'valid', 'with the other s', es.json.replace(es.value, withOtherS(es.value))),
    of('ES256', 'signature-malformed', 'in DER', es.json.replace(es.value, toBase64Url(inDer(es.value)))),
  ];
}

function withOtherS(value: string): string {
  const bytes = fromBase64Url(value) ?? new Uint8Array();
  const s = p256.Point.Fn.ORDER - fromBigEndian(bytes.subarray(32));
  return toBase64Url(joined(bytes.subarray(0, 32), bigEndian(s, 32)));
}

function inDer(value: string): Uint8Array {
  return p256.Signature.fromBytes(fromBase64Url(value) ?? new Uint8Array()).toBytes('der');
}

/** What the page shows, one line for each vector. */
async function block(): Promise<string> {
  const lines = (await vectors()).map((vector) => `    ${JSON.stringify(vector)}`);
  const shown = (['Ed25519', 'ES256'] as const).map((alg) => {
    const { d: _, ...jwk } = keys[alg];
    const { kid } = readReportKey(jwk);
    const text = textToSign(reportBy(alg), alg, kid);
    const sha256 = toHex(nodeCrypto.sha256(bytesOf(text)));
    return `    ${JSON.stringify({ alg, privateKey: keys[alg], kid, reportId: reportBy(alg).reportId, text, sha256 })}`;
  });
  return `{\n  "keys": [\n${shown.join(',\n')}\n  ],\n  "reports": [\n${lines.join(',\n')}\n  ]\n}`;
}

describe('the test vectors of docs/signed-reports.md', () => {
  const page = readFileSync(PAGE, 'utf8');

  it('are what the code makes', async () => {
    expect(page).toContain(`\n\`\`\`json\n${await block()}\n\`\`\`\n`);
  });

  it('have the verdict that the page says, by both answers of cryptography', async () => {
    for (const { key: alg, verdict, json } of await vectors()) {
      const { d: _, ...jwk } = keys[alg];
      for (const crypto of [nodeCrypto, noble]) {
        const found = verifyReportText(json, readReportKey(jwk), crypto);
        expect([json, found.outcome === 'valid' ? 'valid' : found.code]).toEqual([json, verdict]);
      }
    }
  });

  it('name the person that the disclosure says, and nobody where it is altered', async () => {
    const { disclosures = [], ...report } = reportBy('Ed25519');
    for (const crypto of [nodeCrypto, noble]) {
      expect(disclosePersons(report, disclosures, crypto)).toMatchObject({ report: seen });
      const others = disclosures.map((one) => ({ ...one, value: 'Gul Khan' }));
      expect(disclosePersons(report, others, crypto)).toEqual({
        faults: [{ code: 'disclosure-differs', pointer: '/receivedBy' }],
      });
    }
    expect((await vectors())[0]?.json).toContain(JSON.stringify({ disclosures }).slice(1, -1));
  });

  it('name each reason why a report may be refused', () => {
    for (const code of [
      ...['no-signature', 'signature-malformed', 'unknown-alg', 'kid-differs', 'signature-differs'],
      ...['not-a-report', 'repeated-name', 'number-too-large', 'half-character', 'too-deep'],
    ]) {
      expect(page).toContain(`| \`${code}\` |`);
    }
  });
});
