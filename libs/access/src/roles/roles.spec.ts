import { RIGHTS, type Right } from '#kafila/platform';
import { describe, expect, it } from '@jest/globals';
import { GRANTED_ROLES, rightsOf, ROLES, seesPersonsAsAdmin } from './roles.js';

describe('roles', () => {
  it('leave no right that nobody has', () => {
    const given = new Set(Object.values(ROLES).flat());
    expect((Object.keys(RIGHTS) as Right[]).filter((right) => !given.has(right as never))).toEqual([]);
  });

  it('together may do what each of them may', () => {
    const both = rightsOf(['viewer', 'operator']);
    expect([both.has('convoys.read'), both.has('rates.replace'), both.has('persons.see')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('never let who decides who may what see persons', () => {
    for (const role of GRANTED_ROLES) {
      const sees = rightsOf([role]).has('persons.see');
      expect([role, seesPersonsAsAdmin(['admin', role])]).toEqual([role, sees]);
    }
  });

  it('show persons to no viewer, auditor, unit or admin', () => {
    for (const role of ['viewer', 'auditor', 'unit', 'admin', 'operator'] as const)
      expect(rightsOf([role]).has('persons.see')).toBe(false);
  });
});
