import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.js';
import { bigEndian, fromBigEndian, joined, sameBytes, toHex } from './bytes.js';

const bytes = fc.uint8Array({ maxLength: 40 });

describe('base64', () => {
  it('is written and read as Node does it, in both alphabets', () => {
    fc.assert(
      fc.property(bytes, (any) => {
        expect(toBase64(any)).toBe(Buffer.from(any).toString('base64'));
        expect(toBase64Url(any)).toBe(Buffer.from(any).toString('base64url'));
        expect(fromBase64(toBase64(any))).toEqual(any);
        expect(fromBase64Url(toBase64Url(any))).toEqual(any);
      }),
    );
  });

  it('is read only where it is written in the one way', () => {
    const text = fc.string({
      unit: fc.constantFrom('A', 'Q', 'g', '/', '+', '-', '_', '=', ' ', '\n', 'ä'),
      maxLength: 9,
    });
    fc.assert(
      fc.property(text, (any) => {
        const [standard, url] = (['base64', 'base64url'] as const).map((form) => {
          const read = Buffer.from(any, form);
          return read.toString(form) === any ? new Uint8Array(read) : undefined;
        });
        expect(fromBase64(any)).toEqual(standard);
        expect(fromBase64Url(any)).toEqual(url);
      }),
    );
  });
});

describe('bytes', () => {
  it('are joined, compared and written as hex as Node does it', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(joined(one, other)).toEqual(new Uint8Array(Buffer.concat([one, other])));
        expect(sameBytes(one, other)).toBe(Buffer.from(one).equals(other));
        expect(sameBytes(one, Uint8Array.from(one))).toBe(true);
        expect(toHex(one)).toBe(Buffer.from(one).toString('hex'));
      }),
    );
  });

  it('stand for a number, the largest first', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (number) => {
        const buffer = Buffer.alloc(8);
        buffer.writeBigUInt64BE(number);
        expect(bigEndian(number, 8)).toEqual(new Uint8Array(buffer));
        expect(fromBigEndian(buffer)).toBe(number);
      }),
    );
  });
});
