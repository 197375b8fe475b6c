import { describe, expect, it } from '@jest/globals';
import { LOCAL } from './caller.js';
import { type Need } from './may.js';
import { type Problem } from '../problems/problem.js';
import { hasRight, requireWhole } from './whole.js';

const SCOPED = { ...LOCAL, sees: [{ countries: ['PK'] }] };

function met(needs: Need, terms = {}, caller: typeof LOCAL = SCOPED): string {
  try {
    requireWhole(caller, { needs, ...terms });
    return 'let in';
  } catch (error) {
    return (error as Problem).code;
  }
}

describe('what cannot be cut to a scope', () => {
  it.each(['persons.erase', 'operations.read', 'rates.replace', 'access.decide'] as const)(
    'is for those who see everything: %s',
    (right) => {
      expect([met(right), met(right, {}, LOCAL)]).toEqual(['out-of-scope', 'let in']);
      expect([hasRight(SCOPED, right), hasRight(LOCAL, right)]).toEqual([false, true]);
    },
  );

  it('is what a route says of itself, too; all else is cut', () => {
    expect([met('audit.read', { unscoped: true }), met('audit.read'), met('public')]).toEqual([
      'out-of-scope',
      'let in',
      'let in',
    ]);
    expect(hasRight(SCOPED, 'convoys.read')).toBe(true);
  });
});
