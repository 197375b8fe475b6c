import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Json, type JsonObject } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { noble } from '../crypto/noble.js';
import { nodeCrypto } from '../node/node-crypto.js';
import { freshReportKey, nodeSigner } from '../node/node-signer.js';
import { nobleSigner } from './noble-signer.js';
import { type ReportKey, readReportKey } from './report-key.js';
import { signReport } from './sign-report.js';
import { textToSign, Unsignable } from './signed-text.js';
import { verifyReport, verifyReportText, verifySignedText } from './verify-report.js';

const report = {
  reportId: '0190a7b2-7c3d-8e4f-8a5b-6c7d8e9f0a1b',
  type: 'PositionReported',
  occurredAt: '2026-03-02T14:12:44+05:00',
  convoyId: 'nlc-2026-031',
  vehicleIds: ['PK-TLK914', 'PK-TLK915'],
  position: { lat: 34.1203, lon: 71.09, accuracyM: 8 },
  note: 'قافلہ at the gate "2" 🚚',
  unit: {
    unitId: 'torkham-pk-gate-2',
    sequence: 41,
    clockAt: '2026-03-02T14:12:45+05:00',
    clock: { driftMs: 3 },
  },
};
type Signed = Awaited<ReturnType<typeof signReport<typeof report>>>;

const [jwk, otherJwk, es256Jwk] = [
  freshReportKey('Ed25519'),
  freshReportKey('Ed25519'),
  freshReportKey('ES256'),
];
const key = publicOf(jwk);
const es256 = publicOf(es256Jwk);
let signed: Signed;
let signedByEs256: Signed;

beforeAll(async () => {
  signed = await signReport(report, nodeSigner(jwk));
  signedByEs256 = await signReport(report, nodeSigner(es256Jwk));
});

function publicOf({ d: _, ...rest }: ReturnType<typeof freshReportKey>): ReportKey {
  return readReportKey(rest);
}

/** `valid`, or why not, by both answers of cryptography where it comes to that. */
function verdictOf(value: object, by = key): string {
  const verdict = verifyReport(value, by, nodeCrypto);
  return verdict.outcome === 'valid' ? 'valid' : verdict.code;
}

/** All places of a value, itself among them. */
function placesIn(value: Json, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, member]) => placesIn(member, [...at, name]))];
}

function changed(
  value: Json,
  [name, ...rest]: readonly string[],
  change: (old: Json) => Json | undefined,
): Json {
  if (name === undefined) return change(value) ?? null;
  const copy = structuredClone(value) as JsonObject;
  const next = rest.length === 0 ? change(copy[name] ?? null) : changed(copy[name] ?? null, rest, change);
  if (next === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(name), 1);
    else Reflect.deleteProperty(copy, name);
  } else copy[name] = next;
  return copy;
}

const unsigned = ['signature', 'unit/clockAt', 'unit/clock', 'unit/clock/driftMs'];
const places = placesIn(report as unknown as Json).filter(
  (place) => place.length > 0 && !unsigned.includes(place.join('/')),
);
const anyJson = fc.jsonValue({ maxDepth: 1 }).filter(isSafe) as fc.Arbitrary<Json>;

function isSafe(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isSafe);
  return typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

describe('a signed report', () => {
  it('is valid by the key that signed it, whichever library signs and verifies', async () => {
    for (const [own, by] of [
      [jwk, key],
      [es256Jwk, es256],
    ] as const) {
      for (const signer of [nodeSigner(own), nobleSigner(own)]) {
        const one = await signReport(report, signer);
        for (const crypto of [nodeCrypto, noble]) {
          expect(verifyReport(one, by, crypto)).toMatchObject({ outcome: 'valid', alg: by.alg, kid: by.kid });
        }
      }
    }
    expect(await signReport(report, nobleSigner(jwk))).toEqual(signed);
  });

  it('is another one where any member has another value, is missing, or is added', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), anyJson, fc.boolean(), (place, value, adds) => {
        const old = placesIn(report).length;
        const altered = changed(signed as unknown as Json, place, (before) => {
          if (!adds) return JSON.stringify(before) === JSON.stringify(value) ? undefined : value;
          if (Array.isArray(before)) return [...before, value];
          return typeof before === 'object' && before !== null
            ? { ...before, [`x${old}`]: value }
            : undefined;
        });
        const text = textToSign(altered as object, 'Ed25519', key.kid);
        expect(text).not.toBe(textToSign(report, 'Ed25519', key.kid));
        expect(verdictOf(altered as object)).toBe('signature-differs');
      }),
      { numRuns: timesTried(60, 1_000) },
    );
    expect(verdictOf({ ...signed, addedLater: 1 })).toBe('signature-differs');
  });

  it('is the same one whatever its unit’s clock says while sending', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (clockAt, clock) => {
        const { clockAt: _at, clock: _clock, ...unit } = report.unit;
        expect(verdictOf({ ...signed, unit })).toBe('valid');
        expect(verdictOf({ ...signed, unit: { ...unit, clockAt, clock } })).toBe('valid');
        expect(verdictOf({ ...signed, clockAt })).toBe('signature-differs');
      }),
      { numRuns: timesTried(5, 50) },
    );
  });

  it('is the same one in whatever order, white space and spelling of numbers and texts it is sent', () => {
    const order = fc.infiniteStream(fc.nat(99)).map((numbers) => () => Number(numbers.next().value));
    fc.assert(
      fc.property(order, (next) => {
        expect(verifyReportText(respelled(signed as unknown as Json, next), key, nodeCrypto)).toMatchObject({
          outcome: 'valid',
        });
      }),
      { numRuns: timesTried(20, 300) },
    );
  });

  it('is refused by name where its signature is not there, not one, or another’s', () => {
    const { signature } = signed;
    const withSignature = (other: unknown): object => ({ ...report, signature: other });
    expect(verdictOf(report)).toBe('no-signature');
    for (const wrong of [null, [], 'x', {}, { ...signature, more: 'x' }, { ...signature, value: 7 }]) {
      expect(verdictOf(withSignature(wrong))).toBe('signature-malformed');
    }
    for (const value of ['', `${signature.value}=`, signature.value.slice(1), `${signature.value}AA`]) {
      expect(verdictOf(withSignature({ ...signature, value }))).toBe('signature-malformed');
    }
    for (const alg of ['none', 'HS256', 'EdDSA', 'ed25519', 'ES256']) {
      expect(verdictOf(withSignature({ ...signature, alg }))).toBe('unknown-alg');
    }
    expect(verdictOf(withSignature({ ...signature, kid: es256.kid }))).toBe('kid-differs');
    expect(verdictOf(signed, publicOf(otherJwk))).toBe('kid-differs');
    const { value } = signedByEs256.signature;
    expect(verdictOf(withSignature({ ...signature, value }))).toBe('signature-differs');
    expect(verdictOf(signedByEs256, es256)).toBe('valid');
  });

  it('is refused by name where no two readers would read the same', () => {
    const text = JSON.stringify(signed);
    const codeOf = (json: string): string => {
      const verdict = verifyReportText(json, key, nodeCrypto);
      return verdict.outcome === 'valid' ? 'valid' : verdict.code;
    };
    expect(codeOf(text)).toBe('valid');
    expect(codeOf(text.replace('"sequence":41', '"sequence":9007199254740993'))).toBe('number-too-large');
    expect(codeOf(text.replace('"sequence":41', '"sequence":1e999'))).toBe('number-too-large');
    expect(codeOf(text.replace('"note":"', '"note":"\\ud83d'))).toBe('half-character');
    expect(codeOf(text.replace('"note":', '"\\ud83d":1,"note":'))).toBe('half-character');
    expect(codeOf(text.replace('"lat":34.1203', '"lat":1,"lat":34.1203'))).toBe('repeated-name');
    expect(codeOf(text.replace('"lat":', '"l\\u0061t":1,"lat" :'))).toBe('repeated-name');
    expect(codeOf(text.replace('"note":', '"note":"","note":'))).toBe('repeated-name');
    expect(codeOf(text.replace('"note":', `"deep":${'['.repeat(5_000)}${']'.repeat(5_000)},"note":`))).toBe(
      'too-deep',
    );
    for (const none of ['', '[]', 'null', '{', '"x"']) expect(codeOf(none)).toBe('not-a-report');
  });

  it('may have one name in several objects, and names in texts', () => {
    const twice = { ...report, note: '","note":"{[\\', goods: [{ note: 1 }, { note: { note: 2 } }] };
    expect(textToSign(JSON.parse(JSON.stringify(twice)) as object, 'ES256', 'k')).toContain(
      '"note":{"note":2}',
    );
    expect(verifyReportText(JSON.stringify(twice), key, nodeCrypto)).toMatchObject({ code: 'no-signature' });
  });

  it('can be verified again by the text that was kept, which is one of a report and no other', () => {
    const verdict = verifyReport(signed, key, nodeCrypto);
    const text = verdict.outcome === 'valid' ? verdict.text : '';
    expect(text).toMatch(/^kafila-report-1\nEd25519\n[\w-]{43}\n\{"convoyId":"nlc-2026-031"/);
    expect(verifySignedText(text, signed.signature, key, nodeCrypto)).toEqual(verdict);
    expect(verifySignedText(`${text} `, signed.signature, key, nodeCrypto)).toMatchObject({
      code: 'signature-differs',
    });
    const foreign = text.replace('kafila-report-1', 'kafila-report-2');
    expect(verifySignedText(foreign, signed.signature, key, nodeCrypto)).toMatchObject({
      code: 'kid-differs',
    });
  });

  it('is made of no value that is none', async () => {
    await expect(signReport({ ...report, sequence: 2 ** 53 }, nodeSigner(jwk))).rejects.toThrow(Unsignable);
    await expect(signReport({ ...report, sequence: Number.NaN }, nodeSigner(jwk))).rejects.toThrow(
      Unsignable,
    );
    await expect(signReport([report], nodeSigner(jwk))).rejects.toThrow('A report is a JSON object.');
  });
});

/** The same value in another writing. */
function respelled(value: Json, next: () => number): string {
  const blank = (): string => ['', ' ', '\n', '\t '][next() % 4] ?? '';
  if (Array.isArray(value)) {
    return `[${value.map((item) => blank() + respelled(item, next)).join(`${blank()},`)}${blank()}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(() => (next() % 2 === 0 ? 1 : -1));
    const texts = members.map(
      ([name, member]) => `${blank()}${respelled(name, next)}${blank()}:${respelled(member, next)}`,
    );
    return `{${texts.join(',')}${blank()}}`;
  }
  if (typeof value === 'string' && next() % 2 === 0) {
    const units = Array.from({ length: value.length }, (_, at) =>
      value.charCodeAt(at).toString(16).padStart(4, '0'),
    );
    return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
  }
  if (typeof value === 'number') {
    const spellings = [String(value), value.toExponential(), `${value * 10}e-1`, value.toFixed(12)];
    return spellings.find((text, at) => at >= next() % 4 && Number(text) === value) ?? String(value);
  }
  return JSON.stringify(value);
}
