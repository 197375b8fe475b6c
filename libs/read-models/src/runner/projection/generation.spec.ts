import { describe, expect, it } from '@jest/globals';
import { haltTable } from '../../tables/convoy/halt.table.js';
import { counters } from '../../testing/counter.kind.js';
import { keptAs, tableIn } from './generation.js';
import { kindOf } from './projection.js';

describe('a generation of rows', () => {
  it('has tables of its own', () => {
    const tables = (['live', 'next', 'old'] as const).map((generation) => tableIn(generation, haltTable));
    expect(tables).toEqual(['halts', 'next_halts', 'old_halts']);
  });

  it('has a checkpoint of its own', () => {
    const names = (['live', 'next', 'old'] as const).map((generation) => keptAs(generation, 'trips'));
    expect(names).toEqual(['trips', 'trips@next', 'trips@old']);
  });
});

describe('the kind of a stream', () => {
  it('is told by the beginning of its name', () => {
    expect(kindOf(counters, 'counter-c')).toBe(counters.kinds[0]);
    expect(() => kindOf(counters, 'count')).toThrow("Projection 'counters' has no use for stream count.");
  });
});
