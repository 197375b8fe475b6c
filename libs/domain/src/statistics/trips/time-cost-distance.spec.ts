import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { june } from '../../testing.js';
import { parseRates } from '../money/parse-rates.js';
import { plottingTrip, timeCostDistance, type TripToPlot } from './time-cost-distance.js';

const parsed = parseRates('2023-06-01,PKR,0.0035');
const RATES = 'rates' in parsed ? parsed.rates : new Map<string, never>();

const TRIP: TripToPlot = {
  legs: [
    { from: 'islamabad', to: 'peshawar', km: 170, departedAt: june('3 06:00'), arrivedAt: june('3 10:00') },
    { from: 'peshawar', to: 'torkham-pk', km: 55, departedAt: june('4 06:00'), arrivedAt: june('4 10:00') },
    { from: 'torkham-pk', to: 'torkham-af', km: 3, departedAt: june('5 16:00'), arrivedAt: june('5 16:30') },
  ],
  halts: [{ haltedAt: june('4 07:00'), resumedAt: june('4 09:00') }],
  costs: [
    { amount: '100', currency: 'USD', day: '2023-06-02', paidAt: june('2 12:00') },
    { amount: '10000', currency: 'PKR', day: '2023-06-05', paidAt: june('5 08:00') },
    { amount: '7', currency: 'USD', day: '2023-06-06', paidAt: june('6 09:00') },
  ],
};

const lines = (trip: TripToPlot): readonly string[] =>
  timeCostDistance(trip, RATES).points.map(
    ({ what, place, km, hours, usd }) =>
      `${what} ${place ?? 'on the road'}: ${km ?? '-'} km ${hours ?? '-'} h ${usd ?? '-'} USD`,
  );

describe('time and cost against distance', () => {
  // UNESCAP: slope = moving, vertical jump = stop (dossier 5.3).
  it('slope while the truck moves and jump where it stands, at a border, a town or on the road', () => {
    expect(lines(TRIP)).toEqual([
      'departed islamabad: 0 km 0 h 100 USD',
      'arrived peshawar: 170 km 4 h 100 USD',
      'departed peshawar: 170 km 24 h 100 USD',
      'halted on the road: 197.5 km 25 h 100 USD',
      'resumed on the road: 197.5 km 27 h 100 USD',
      'arrived torkham-pk: 225 km 28 h 100 USD',
      'departed torkham-pk: 225 km 58 h 135 USD',
      'arrived torkham-af: 228 km 58.5 h 135 USD',
      'paid torkham-af: 228 km 75 h 142 USD',
    ]);
  });

  it('have two halts on one leg where even driving brings the truck', () => {
    const halts = [...TRIP.halts, { haltedAt: june('4 09:30'), resumedAt: june('4 09:45') }];
    const onTheRoad = timeCostDistance({ ...TRIP, halts }, RATES).points.filter(
      ({ what }) => what === 'halted',
    );
    // 55 km in 1.75 hours of driving: the halts lie after 1 hour and after 1.5.
    expect(onTheRoad.map(({ km }) => km?.toFixed(3))).toEqual(['201.429', '217.143']);
  });

  it('distinguish borders from other stops', () => {
    const borders = timeCostDistance(TRIP, RATES).points.filter(({ border }) => border);
    expect(borders.map(({ place }) => place)).toEqual([
      'torkham-pk',
      'torkham-pk',
      'torkham-af',
      'torkham-af',
    ]);
  });

  it('name amounts without a rate, and have them in no point', () => {
    const afghani = { amount: '500', currency: 'AFN', day: '2023-06-05', paidAt: june('5 09:00') };
    const { points, leftOut } = timeCostDistance({ ...TRIP, costs: [...TRIP.costs, afghani] }, RATES);
    expect(leftOut).toEqual([{ amount: '500', currency: 'AFN', day: '2023-06-05' }]);
    expect(points.at(-1)?.usd).toBe(142);
  });

  it('have no hours where a time was not reported, and no kilometres beyond a leg off the route', () => {
    const legs = TRIP.legs.map((leg, i) => (i === 1 ? { ...leg, km: null, arrivedAt: null } : leg));
    expect(lines({ ...TRIP, legs }).slice(3, 5)).toEqual([
      'arrived torkham-pk: - km - h - USD',
      'departed torkham-pk: - km 58 h 135 USD',
    ]);
  });

  it('never go back in time, whatever clocks show', () => {
    const instant = fc
      .integer({ min: 0, max: 200 })
      .map((h) => new Date(Date.parse(june('1')) + h * 3_600_000).toISOString());
    const times = fc.array(fc.tuple(instant, instant), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(times, (reported) => {
        const legs = TRIP.legs.map((leg, i) => ({
          ...leg,
          departedAt: reported[i]?.[0] ?? null,
          arrivedAt: reported[i]?.[1] ?? null,
        }));
        const hours = timeCostDistance({ ...TRIP, legs }, RATES).points.map((point) => point.hours ?? NaN);
        expect(hours).toEqual(hours.toSorted((a, b) => a - b));
      }),
    );
  });

  it('of no legs have no points', () => {
    expect(timeCostDistance({ legs: [], halts: [], costs: [] }, RATES)).toEqual({ points: [], leftOut: [] });
  });

  it('give others their turn after each leg, halt and payment of a long trip', () => {
    const many = <T>(one: T): readonly T[] => Array.from({ length: 300 }, () => one);
    const [leg, halt, cost] = [TRIP.legs[0], TRIP.halts[0], TRIP.costs[0]];
    if (!leg || !halt || !cost) throw new Error('The trip has none.');
    for (const part of [{ legs: many(leg) }, { halts: many(halt) }, { costs: many(cost) }]) {
      expect([...plottingTrip({ ...TRIP, ...part }, RATES)].length).toBeGreaterThanOrEqual(300);
    }
  });
});
