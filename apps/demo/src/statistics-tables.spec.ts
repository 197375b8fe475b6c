import { describe, expect, it } from '@jest/globals';
import { type StatisticRow } from './read-statistics.js';
import { borderTable, speedTable } from './statistics-tables.js';

const figures = (n: number, value: number | null) => ({
  n,
  median: value,
  mean: value,
  p90: value,
  ratio: value,
});

function row(key: Record<string, string | null>, n: number, value: number | null): StatisticRow {
  const measures = [
    'tfi1Hours',
    'waitingHours',
    'customsHours',
    'otherHours',
    'tfi2Usd',
    'tripHours',
    'distanceKm',
  ];
  const of = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, figures(n, value)]));
  const speeds = of(['movingHours', 'swodKmh', 'swdKmh', 'swdKmhPooled', 'tfi3Usd']);
  return { key, ...of(measures), ...speeds } as unknown as StatisticRow;
}

describe('the tables of statistics', () => {
  const longest = { place: 'sherkhan-bandar', direction: 'outbound' };

  it('show figures with one decimal, and a dash, never 0, where there is no sample', () => {
    const lines = borderTable([row(longest, 12, 1234.56), row(longest, 0, null)]).split('\n');
    expect(lines[3]).toMatch(/sherkhan-bandar │ outbound +│ 12 │ 1234\.6 │/);
    expect(lines[4]).toMatch(/outbound +│ +0 │( +- │){7}$/);
  });

  it('fit a hundred columns', () => {
    const corridor = row({ corridor: 'khi-ala-torkham-rt' }, 120, 12345.6);
    const tables = [borderTable([row(longest, 120, 120.5)]), speedTable('corridor', [corridor])];
    for (const line of tables.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('tell the cost of whole trips, and of countries none', () => {
    expect(speedTable('corridor', [row({ corridor: null }, 1, 2)])).toContain('TFI3');
    expect(speedTable('country', [row({ country: 'AF' }, 1, 2)])).not.toContain('TFI3');
  });
});
