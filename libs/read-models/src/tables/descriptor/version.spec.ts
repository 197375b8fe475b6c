import { describe, expect, it } from '@jest/globals';
import { versionOf } from './version.js';

describe('the version of a projection', () => {
  it('is its own as long as no table is newer', () => {
    expect(versionOf(4, [{}, { since: 3 }])).toBe(4);
  });

  it('is that of the table that was described anew last', () => {
    expect(versionOf(4, [{ since: 6 }, {}, { since: 5 }])).toBe(6);
  });
});
