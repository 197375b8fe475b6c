import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { containerCheckDigit, readContainer } from './container.js';

describe('the check digit of a container (ISO 6346)', () => {
  it.each([
    ['CSQU305438', 3, 'the example of the standard: 6185 modulo 11'],
    ['NLCU000014', 0, 'where the remainder is 10'],
    ['MSCU000000', 7, '24 + 60 + 52 + 256 = 392, by hand'],
    ['TOLU473478', 7, 'another number in use'],
  ])('of %s is %i (%s)', (body, digit) => {
    expect(containerCheckDigit(body)).toBe(digit);
  });

  it('is the sum of value times power of two, modulo 11, with letters that skip the multiples of 11', () => {
    const letters = Array.from({ length: 38 - 10 + 1 }, (_, i) => i + 10).filter((value) => value % 11 !== 0);
    const valueOf = (c: string): number => (c <= '9' ? Number(c) : (letters[c.charCodeAt(0) - 65] ?? NaN));
    const body = fc.stringMatching(/^[A-Z]{3}[UJZ][0-9]{6}$/);
    fc.assert(
      fc.property(body, (ten) => {
        const sum = Array.from(ten)
          .map((c, i) => valueOf(c) << i)
          .reduce((a, b) => a + b);
        expect(containerCheckDigit(ten)).toBe((sum % 11) % 10);
      }),
    );
  });

  it('is not asked of anything else', () => {
    for (const text of ['CSQU3054383', 'CSQ305438', 'csqu305438', '']) {
      expect(() => containerCheckDigit(text)).toThrow('is not four letters and six digits');
    }
  });
});

describe('a container number', () => {
  it('is the same with blanks and hyphens, in any case, in Cyrillic look-alikes', () => {
    for (const text of [
      'CSQU3054383',
      'csqu 305438 3',
      'CSQU-305438-3',
      'СSQU3054383',
      ' CSQU305438\u200e3 ',
    ]) {
      expect(readContainer(text)).toEqual({ container: 'CSQU3054383' });
    }
    expect(readContainer('NLCU0000140')).toEqual({ container: 'NLCU0000140' });
  });

  it('with a wrong check digit says which one is right', () => {
    expect(readContainer('CSQU 305438-4')).toEqual({
      fault: 'wrong-check-digit',
      detail: 'ends in 4, but the check digit of CSQU305438 is 3; one of its characters is wrong',
      expectedCheckDigit: 3,
    });
    expect(readContainer('NLCU0000141')).toMatchObject({ expectedCheckDigit: 0 });
  });

  it('without its check digit says which one is missing', () => {
    expect(readContainer('CSQU305438')).toMatchObject({ fault: 'no-check-digit', expectedCheckDigit: 3 });
  });

  it('has another form: refused, with an example', () => {
    for (const text of ['', 'CSQX3054383', 'CSQU30543833', 'CS1U3054383', '3054383', 'ЖSQU3054383']) {
      const read = readContainer(text);
      expect(read).toMatchObject({
        fault: 'not-a-container',
        detail: expect.stringContaining('CSQU3054383'),
      });
      expect(read).not.toHaveProperty('expectedCheckDigit');
    }
  });

  it('notices any one digit that is wrong', () => {
    const swapped = fc.record({ at: fc.integer({ min: 4, max: 10 }), digit: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(swapped, ({ at, digit }) => {
        const text = `CSQU3054383`;
        const wrong = text.slice(0, at) + String(digit) + text.slice(at + 1);
        expect('container' in readContainer(wrong)).toBe(wrong === text);
      }),
    );
  });
});
