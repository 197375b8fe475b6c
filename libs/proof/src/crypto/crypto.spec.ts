import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ed25519, ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { timesTried } from '#kafila/domain/testing';
import { bigEndian, fromBigEndian, joined } from '../bytes/bytes.js';
import { nodeCrypto } from '../node/node-crypto.js';
import { type Signed } from './crypto.js';
import { noble } from './noble.js';

const numRuns = timesTried(6, 200);
const message = fc.uint8Array({ maxLength: 200 });
const { Point } = ed25519;
const order = Point.Fn.ORDER;
const little = (value: bigint): Uint8Array => bigEndian(value, 32).reverse();
const torsion = ED25519_TORSION_SUBGROUP.map((hex) => Point.fromHex(hex, true));

function bothOf(scheme: 'verifyEd25519' | 'verifyEs256', signed: Signed): boolean {
  const [one, other] = [nodeCrypto[scheme](signed), noble[scheme](signed)];
  expect(one).toBe(other);
  return one;
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const other = Uint8Array.from(bytes);
  const at = (bit >> 3) % bytes.length;
  other[at] = (other[at] ?? 0) ^ (1 << (bit & 7));
  return other;
}

describe('SHA-256', () => {
  it('is the same by both, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const expected = new Uint8Array(createHash('sha256').update(bytes).digest());
        expect([new Uint8Array(nodeCrypto.sha256(bytes)), noble.sha256(bytes)]).toEqual([expected, expected]);
      }),
    );
  });
});

describe('Ed25519', () => {
  const { privateKey, publicKey: pub } = generateKeyPairSync('ed25519');
  const publicKey = new Uint8Array(Buffer.from(pub.export({ format: 'jwk' }).x ?? '', 'base64url'));

  it('accepts what was signed, and nothing that differs from it in a bit', () => {
    fc.assert(
      fc.property(message, fc.nat(), (text, bit) => {
        const signature = new Uint8Array(sign(null, text, privateKey));
        expect(bothOf('verifyEd25519', { message: text, signature, publicKey })).toBe(true);
        const altered = flipped(signature, bit);
        expect(bothOf('verifyEd25519', { message: text, signature: altered, publicKey })).toBe(false);
        expect(
          bothOf('verifyEd25519', { message: joined(text, Uint8Array.of(0)), signature, publicKey }),
        ).toBe(false);
        const other = flipped(publicKey, bit);
        expect(bothOf('verifyEd25519', { message: text, signature, publicKey: other })).toBe(false);
      }),
      { numRuns },
    );
  });

  /** A signature whose point and whose key have something of small order added, as nobody honest makes it. */
  function crafted(text: Uint8Array, ofKey: number, ofPoint: number): Signed {
    const [secret, nonce] = [123_456_789n, 987_654_321n];
    const key = Point.BASE.multiply(secret).add(torsion[ofKey] ?? Point.ZERO);
    const r = Point.BASE.multiply(nonce).add(torsion[ofPoint] ?? Point.ZERO);
    const hashed = createHash('sha512').update(r.toBytes()).update(key.toBytes()).update(text).digest();
    const k = fromBigEndian(Uint8Array.from(hashed).reverse()) % order;
    const signature = joined(r.toBytes(), little((nonce + k * secret) % order));
    return { message: text, signature, publicKey: key.toBytes() };
  }

  it('gives one verdict on signatures that are right only where one multiplies by the cofactor', () => {
    const verdicts = new Set<boolean>();
    for (let at = 0; at < timesTried(16, 64); at++) {
      verdicts.add(bothOf('verifyEd25519', crafted(Uint8Array.of(at), at % 8, (at >> 1) % 8)));
    }
    expect(verdicts).toEqual(new Set([true, false]));
    expect(bothOf('verifyEd25519', crafted(Uint8Array.of(7), 0, 0))).toBe(true);
    expect(bothOf('verifyEd25519', crafted(Uint8Array.of(7), 0, 3))).toBe(false);
  });

  it('knows no key under which one signature is right for every text', () => {
    const prime = 2n ** 255n - 19n;
    const keys = torsion.flatMap((point) => {
      const bytes = point.toBytes();
      return [bytes, flipped(bytes, 255), little(fromBigEndian(bytes.toReversed()) + prime)];
    });
    for (const key of keys.filter(({ length }) => length === 32)) {
      const signature = joined(Point.BASE.multiply(5n).toBytes(), little(5n));
      expect(bothOf('verifyEd25519', { message: Uint8Array.of(1), signature, publicKey: key })).toBe(false);
    }
  });

  it('accepts no second writing of a signature, and nothing that is none', () => {
    const text = Uint8Array.of(1, 2, 3);
    const signature = new Uint8Array(sign(null, text, privateKey));
    const larger = little(fromBigEndian(signature.slice(32).reverse()) + order);
    const second = joined(signature.subarray(0, 32), larger);
    for (const wrong of [second, signature.subarray(1), joined(signature, text), new Uint8Array()]) {
      expect(bothOf('verifyEd25519', { message: text, signature: wrong, publicKey })).toBe(false);
    }
    for (const none of [new Uint8Array(), new Uint8Array(33), new Uint8Array(32).fill(0xff)]) {
      expect(bothOf('verifyEd25519', { message: text, signature, publicKey: none })).toBe(false);
    }
  });
});

describe('ES256', () => {
  const { privateKey, publicKey: pub } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = pub.export({ format: 'jwk' });
  const publicKey = joined(Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url'));
  const signed = (text: Uint8Array, key: KeyObject = privateKey): Uint8Array =>
    new Uint8Array(sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' }));

  it('accepts what was signed, and nothing that differs from it in a bit', () => {
    fc.assert(
      fc.property(message, fc.nat(), (text, bit) => {
        const signature = signed(text);
        expect(bothOf('verifyEs256', { message: text, signature, publicKey })).toBe(true);
        const altered = flipped(signature, bit);
        expect(bothOf('verifyEs256', { message: text, signature: altered, publicKey })).toBe(false);
        expect(
          bothOf('verifyEs256', { message: joined(text, text, Uint8Array.of(0)), signature, publicKey }),
        ).toBe(false);
        const other = flipped(publicKey, bit);
        expect(bothOf('verifyEs256', { message: text, signature, publicKey: other })).toBe(false);
      }),
      { numRuns },
    );
  });

  it('accepts both forms of s, because devices make both', () => {
    const text = Uint8Array.of(1, 2, 3);
    const signature = signed(text);
    const s = fromBigEndian(signature.subarray(32));
    const turned = joined(signature.subarray(0, 32), bigEndian(p256.Point.Fn.ORDER - s, 32));
    expect(bothOf('verifyEs256', { message: text, signature: turned, publicKey })).toBe(true);
  });

  it('accepts no other form, no numbers out of range, and no key off the curve', () => {
    const text = Uint8Array.of(1, 2, 3);
    const signature = signed(text);
    const n = bigEndian(p256.Point.Fn.ORDER, 32);
    const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
    const zero = new Uint8Array(32);
    const der = new Uint8Array(sign('sha256', text, privateKey));
    for (const wrong of [der, joined(zero, s), joined(r, zero), joined(n, s), joined(r, n), r]) {
      expect(bothOf('verifyEs256', { message: text, signature: wrong, publicKey })).toBe(false);
    }
    const short = p256.Point.fromBytes(publicKey).toBytes(true);
    for (const none of [short, new Uint8Array(65), joined(Uint8Array.of(4), zero, zero), new Uint8Array()]) {
      expect(bothOf('verifyEs256', { message: text, signature, publicKey: none })).toBe(false);
    }
  });
});
