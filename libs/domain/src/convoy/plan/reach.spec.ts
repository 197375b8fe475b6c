import { describe, expect, it } from '@jest/globals';
import { reachOf } from './reach.js';

describe('where a convoy goes', () => {
  it('are the places of its route and their countries, each once, whichever way it goes', () => {
    const route = ['peshawar', 'torkham-pk', 'torkham-af', 'kabul', 'torkham-af', 'torkham-pk', 'peshawar'];
    expect(reachOf('K-1', { corridorId: null, route })).toEqual({
      ...{ convoyId: 'K-1', corridorId: null },
      ...{ places: ['peshawar', 'torkham-pk', 'torkham-af', 'kabul'], countries: ['PK', 'AF'] },
    });
  });
});
