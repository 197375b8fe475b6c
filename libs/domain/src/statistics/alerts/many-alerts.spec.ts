import { describe, expect, it } from '@jest/globals';
import { dispatched, given, joinedAll, june, planned } from '../../testing.js';
import { type Irregularity } from '../../irregularity/irregularity.js';
import { type WatchedConvoy } from './alert.js';
import { alertsOf, raisingAlerts } from './alerts.js';

const PLAN = planned(['islamabad', 'peshawar'], { plannedArrival: june('3 00:00') });
const NOTHING = { legHours: () => undefined, sideHours: () => undefined };
const NOW = june('9 00:00');

function convoyOf(vehicles: number, irregularities: readonly Irregularity[] = []): WatchedConvoy {
  const ids = Array.from({ length: vehicles }, (_, i) => `PK-T${i}`);
  return {
    convoy: given(PLAN, ...joinedAll(...ids), dispatched('2 04:00')).view,
    irregularities,
    carnets: [],
  };
}

describe('alerts of a long convoy', () => {
  it('are raised with turns for others after each vehicle and each irregularity', () => {
    const seal = {
      code: 'seal-mismatch',
      severity: 'critical',
      since: NOW,
      vehicleIds: [],
      evidence: [],
      reports: 1,
    } as const;
    const turns = (watched: WatchedConvoy): number => [...raisingAlerts(watched, NOW, NOTHING)].length;
    expect(turns(convoyOf(200)) - turns(convoyOf(100))).toBeGreaterThanOrEqual(100);
    const many = Array.from({ length: 300 }, () => seal);
    expect(turns(convoyOf(1, many)) - turns(convoyOf(1))).toBeGreaterThanOrEqual(300);
  });

  it('are one where thousands of irregularities raise the same, with the reports of all', () => {
    const broken = Array.from({ length: 40_000 }, (_, i) => ({
      ...({ code: 'seal-mismatch', severity: 'critical', since: june('3 00:00') } as const),
      ...{ vehicleIds: ['PK-T0'], evidence: [`r-${i}`], reports: 1 },
    }));
    const [trouble] = alertsOf(convoyOf(1, broken), NOW, NOTHING).filter(
      ({ code }) => code === 'seal-trouble',
    );
    expect(trouble?.evidence).toHaveLength(broken.length);
    expect(trouble?.vehicleIds).toEqual(['PK-T0']);
  });
});
