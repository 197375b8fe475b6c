import { describe, expect, it } from '@jest/globals';
import { type Equal } from '../../testing/equal-types.js';
import { type Measured, type Measures, type Ratio, type Total } from '../figures/measure.js';
import { type StatisticDeclaration } from '../figures/statistic.js';
import { type Summary } from '../figures/summary.js';
import { type StatisticName, STATISTICS } from './statistics.js';

describe('the statistics', () => {
  it('are listed under their own names', () => {
    const isNamed: Equal<StatisticName, (typeof STATISTICS)[StatisticName]['name']> = true;
    expect(isNamed).toBe(true);
    for (const [name, declaration] of Object.entries(STATISTICS)) expect(declaration.name).toBe(name);
  });

  it('filter only by what they group by', () => {
    // Trips come through places, but each has many of them; the digits of a code narrow chapters, headings and codes.
    const expected: Readonly<Record<string, readonly string[]>> = { corridors: ['place'], goods: ['hs'] };
    for (const { name, filters, groupings } of Object.values<StatisticDeclaration>(STATISTICS)) {
      const others = filters.filter((filter) => !groupings.some((grouping) => grouping === filter));
      expect([name, others]).toEqual([name, expected[name] ?? []]);
    }
  });

  it('have measures that end in their unit, unless they have none', () => {
    const endings = { hours: 'Hours', days: 'Days', usd: 'Usd', tonnes: 'tonnes', km: 'Km', kmh: 'Kmh' };
    for (const { measures } of Object.values<StatisticDeclaration>(STATISTICS)) {
      for (const [name, { unit, kind }] of Object.entries(measures)) {
        if (unit === 'share' || unit === 'count') continue;
        const [bare = ''] = name.split(/Total$|Pooled$/);
        expect([kind, bare]).toEqual([kind, expect.stringMatching(new RegExp(`${endings[unit]}$`))]);
      }
    }
  });
});

describe('the values of measures', () => {
  it('are each of the kind that was declared, and none may be missing', () => {
    type Values = Measured<{
      readonly waitingHours: { readonly kind: 'summary'; readonly unit: 'hours'; readonly meaning: string };
      readonly onTime: { readonly kind: 'ratio'; readonly unit: 'share'; readonly meaning: string };
      readonly dispatched: { readonly kind: 'total'; readonly unit: 'count'; readonly meaning: string };
    }>;
    const areOfKind: Equal<
      Values,
      { readonly waitingHours: Summary; readonly onTime: Ratio; readonly dispatched: Total }
    > = true;
    expect(areOfKind).toBe(true);
    // @ts-expect-error there are no minutes
    const inMinutes: Measures = { waiting: { kind: 'summary', unit: 'minutes', meaning: '' } };
    expect(inMinutes).toBeDefined();
  });
});
