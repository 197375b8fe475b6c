import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOfKey, isApiKey, newApiKey } from './api-key.js';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

describe('an API key', () => {
  it('is never the same twice, and is known by its form', () => {
    const keys = Array.from({ length: 100 }, newApiKey);
    expect(new Set(keys).size).toBe(100);
    expect(keys.every((key) => key.length === 51 && isApiKey(key))).toBe(true);
  });

  it('is no key any more where it was cut or mistyped', () => {
    const key = newApiKey();
    fc.assert(
      fc.property(fc.nat(50), fc.constantFrom(...LETTERS), (at, letter) => {
        const mistyped = key.slice(0, at) + letter + key.slice(at + 1);
        expect(isApiKey(mistyped)).toBe(mistyped === key);
        expect(isApiKey(key.slice(0, at))).toBe(false);
      }),
    );
  });

  it('cannot be read from its digest', () => {
    const key = newApiKey();
    expect(digestOfKey(key)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(digestOfKey(key)).not.toContain(key.slice(4, 12));
  });
});
