import { describe, expect, it } from '@jest/globals';
import { type Equal } from '../../testing/equal-types.js';
import { type acceptance, type certifiedReport } from '../acts/read-acts.js';
import { beginCarnet, type CarnetActAtPlace, type CarnetState } from './carnet.state.js';

describe('the state of a carnet', () => {
  it('cannot be changed', () => {
    const state = Object.freeze(beginCarnet());
    // @ts-expect-error a carnet is readonly
    expect(() => (state.returned = null)).toThrow(TypeError);
    const isReadonly: Equal<'push' extends keyof CarnetState['operations'] ? true : false, false> = true;
    expect(isReadonly).toBe(true);
  });

  it('knows the place of an act exactly where its report has to name one', () => {
    const isKnown: Equal<ReturnType<typeof acceptance>['place'], CarnetActAtPlace['place']> = true;
    const mayBeUnknown: Equal<ReturnType<typeof certifiedReport>['place'], string | null> = true;
    expect([isKnown, mayBeUnknown]).toEqual([true, true]);
  });
});
