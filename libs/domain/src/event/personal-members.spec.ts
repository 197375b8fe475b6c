import { describe, expect, it } from '@jest/globals';
import { withPersonal } from './personal-members.js';

const REPORT = {
  payments: [{ amount: '5', paidTo: 'Gul Khan' }, { amount: '8' }],
  payment: { paidTo: 'Said Akbar' },
  note: 'paidTo',
  place: null,
};

describe('the personal members of plain data', () => {
  it('are found at any depth, each with its pointer', () => {
    const found: unknown[] = [];
    withPersonal(REPORT, (value, member, pointer) => {
      found.push([value, member, pointer]);
      return value;
    });
    expect(found).toEqual([
      ['Gul Khan', 'paidTo', '/payments/0/paidTo'],
      ['Said Akbar', 'paidTo', '/payment/paidTo'],
    ]);
  });

  it('are exchanged or left out, and nothing else; what does not change is the same object', () => {
    expect(withPersonal(REPORT, () => undefined)).toEqual({
      ...REPORT,
      payments: [{ amount: '5' }, { amount: '8' }],
      payment: {},
    });
    const changed = withPersonal(REPORT, (value) => (value === 'Gul Khan' ? 1 : value));
    expect(changed.payments[0]).toEqual({ amount: '5', paidTo: 1 });
    expect(changed.payments[1]).toBe(REPORT.payments[1]);
    expect(withPersonal(REPORT, (value) => value)).toBe(REPORT);
  });
});
