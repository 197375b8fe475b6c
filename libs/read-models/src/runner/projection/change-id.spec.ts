import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ChangeId, compareChanges, NO_CHANGE, parseChange, printChange } from './change-id.js';

const anyChange = fc.record<ChangeId>({
  position: fc.bigInt({ min: 0n, max: 10n ** 18n }),
  repair: fc.nat(999_999_999),
});

describe('the id of a change', () => {
  it('is the position of the event that made it, or the number of a repair after it', () => {
    expect(printChange({ position: 1042n, repair: 0 })).toBe('1042');
    expect(printChange({ position: 1042n, repair: 3 })).toBe('1042.3');
  });

  it('is read as it is written', () => {
    expect(parseChange('1042')).toEqual({ position: 1042n, repair: 0 });
    fc.assert(
      fc.property(anyChange, (change) => {
        expect(parseChange(printChange(change))).toEqual(change);
      }),
    );
  });

  it.each(['', '-1', '1.', '.1', '1.2.3', ' 1', '1e3', '12345678901234567890', '1.1234567890'])(
    'is not %p',
    (text) => {
      expect(parseChange(text)).toBeUndefined();
    },
  );

  it('comes after what happened before it: by position, then by repair', () => {
    const inOrder = ['0', '7', '7.1', '7.2', '7.10', '8', '10'].map((text) => parseChange(text) ?? NO_CHANGE);
    const mixed = [5, 3, 0, 6, 1, 4, 2].map((i) => inOrder[i] ?? NO_CHANGE);
    expect(mixed.sort(compareChanges)).toEqual(inOrder);
    expect(compareChanges(NO_CHANGE, { position: 0n, repair: 0 })).toBe(0);
  });
});
