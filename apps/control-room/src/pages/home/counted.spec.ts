import { describe, expect, it } from '@jest/globals';
import { type Alert, countedOf, gravestFirst } from './counted.js';

const row = (
  convoyId: string,
  status: string,
  place: string | null = null,
): Parameters<typeof countedOf>[0] extends Iterable<infer Row> ? Row : never =>
  ({ convoyId, status, lastSeen: place === null ? null : { place } }) as never;
const alert = (convoyId: string, code: string, severity: string, since: string): Alert =>
  ({ convoyId, code, severity, since }) as Alert;
const kinds: Readonly<Record<string, 'border-crossing' | 'city'>> = {
  'torkham-pk': 'border-crossing',
  lahore: 'city',
};

describe('the counts of the fleet', () => {
  it('count each convoy once, at the border also as on the road, and leave out what has ended', () => {
    const rows = [
      row('a', 'underway', 'torkham-pk'),
      row('b', 'held', 'lahore'),
      row('c', 'planned'),
      row('d', 'completed', 'torkham-pk'),
    ];
    const alerts = [
      alert('a', 'behind-plan', 'warning', '1'),
      alert('a', 'departure-overdue', 'warning', '1'),
      alert('b', 'silent', 'critical', '1'),
    ];
    expect(
      countedOf(rows, alerts, (slug) => (kinds[slug] === undefined ? undefined : { kind: kinds[slug] })),
    ).toEqual({
      ...{ onTheRoad: 2, atBorder: 1, late: 1, silent: 1, planned: 1 },
    });
  });
});

describe('what needs somebody', () => {
  it('is told the gravest first, the oldest of those before', () => {
    const alerts = [
      alert('c', 'silent', 'warning', '2026-03-02'),
      alert('b', 'silent', 'critical', '2026-03-03'),
      alert('a', 'silent', 'critical', '2026-03-01'),
    ];
    expect(gravestFirst(alerts).map(({ convoyId }) => convoyId)).toEqual(['a', 'b', 'c']);
  });
});
