import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Direction } from '../../geography/route.js';
import {
  arrived,
  dispatched,
  exited,
  given,
  halted,
  held,
  joined,
  june,
  passed,
  planned,
  released,
  type Unrecorded,
} from '../../testing.js';
import { forecastOf } from './forecast-of-convoy.js';
import { destinationIndexOf, type ExpectedArrival, forecastArrivals } from './forecast.js';
import { arrivalByAverageSpeed, arrivalByPlan } from './naive-forecast.js';
import { deviationOf, type HoursRange, type UsualTimes } from '../usual-times/usual-times.js';
import { type TripAhead } from './way-ahead.js';
import { type Whereabouts, whereaboutsOf } from './whereabouts.js';

// 170 km, 55 km, 3 km, 75 km, 150 km.
const ROUTE = ['islamabad', 'peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'];
const TRIP: TripAhead = {
  route: ROUTE,
  destinationIndex: 5,
  plannedDeparture: june('3 00:00'),
  plannedArrival: june('7 12:00'),
};

const spread = (p10: number, median: number, p90: number, mean = median): HoursRange => ({
  ...{ p10, median, p90, mean },
  deviation: deviationOf(p10, p90),
});
const exactly = (hours: number): HoursRange => spread(hours, hours, hours);
const LEGS: Readonly<Record<string, HoursRange>> = {
  'islamabad peshawar': exactly(4),
  'peshawar torkham-pk': exactly(2),
  'torkham-pk torkham-af': exactly(1),
  'torkham-af jalalabad': spread(2, 3, 7),
  'jalalabad kabul': exactly(5),
};
const SIDES: Readonly<Record<string, HoursRange>> = {
  'torkham-pk outbound': spread(6, 20, 60),
  'torkham-af inbound': spread(7, 10, 13),
};
const USUAL: UsualTimes = {
  legHours: (from: string, to: string) => LEGS[`${from} ${to}`],
  sideHours: (place: string, direction: Direction) => SIDES[`${place} ${direction}`],
};
const NOTHING: UsualTimes = { legHours: () => undefined, sideHours: () => undefined };

const at = (place: string, cameAt: string, more: Partial<Whereabouts> = {}): Whereabouts => ({
  routeIndex: ROUTE.indexOf(place),
  cameAt: june(cameAt),
  enteredAt: null,
  leftAt: null,
  standing: false,
  ...more,
});
const shown = (arrivals: readonly ExpectedArrival[]): readonly string[] =>
  arrivals.map(
    ({ place, expectedAt, basis }) => `${place} ${expectedAt?.slice(8, 16) ?? '-'} ${basis ?? '-'}`,
  );

describe('the expected arrival', () => {
  it('adds the medians of legs and border sides up to the destination', () => {
    expect(shown(forecastArrivals(TRIP, at('peshawar', '3 10:00'), june('3 10:00'), USUAL))).toEqual([
      'torkham-pk 03T12:00 statistics',
      'torkham-af 04T09:00 statistics',
      'jalalabad 04T22:00 statistics',
      'kabul 05T03:00 statistics',
    ]);
  });

  it('is later than the sum of the medians where long waits draw the means up: medians do not add up', () => {
    const skewed = { ...USUAL, sideHours: () => spread(6, 20, 60, 28) };
    const [first, , jalalabad] = forecastArrivals(TRIP, at('peshawar', '3 10:00'), june('3 10:00'), skewed);
    expect(first?.expectedAt).toBe(june('3 12:00'));
    // 2 + 20 + 1 + 20 + 3 hours by the medians, 62 by the means: 8 hours less for what one wait is skewed.
    expect(jalalabad?.expectedAt?.slice(0, 13)).toBe('2023-06-05T16');
    const [alone] = forecastArrivals(TRIP, at('torkham-pk', '3 10:00'), june('3 10:00'), skewed);
    expect(alone?.expectedAt).toBe(june('4 07:00'));
  });

  it('has a range that is exact for a single part, and narrower than the sum of ranges for several', () => {
    const [first, jalalabad] = forecastArrivals(
      TRIP,
      at('torkham-pk', '3 10:00', { leftAt: june('3 10:00') }),
      june('3 10:00'),
      USUAL,
    );
    expect(first).toMatchObject({ earliestAt: june('3 11:00'), latestAt: june('3 11:00') });
    // 10 h and 3 h: sooner by 3 h and 1 h at most, later by 3 h and 4 h.
    expect(jalalabad).toMatchObject({ expectedAt: june('4 00:00') });
    expect(jalalabad?.earliestAt?.slice(0, 16)).toBe('2023-06-03T20:42');
    expect(jalalabad?.latestAt?.slice(0, 16)).toBe('2023-06-04T04:31');
    const kabul = at('jalalabad', '3 10:00', { leftAt: june('3 10:00') });
    const leg = { ...USUAL, legHours: () => spread(2, 3, 7, 4) };
    expect(forecastArrivals(TRIP, kabul, june('3 10:00'), leg)).toMatchObject([
      { expectedAt: june('3 13:00'), earliestAt: june('3 12:00'), latestAt: june('3 17:00') },
    ]);
  });

  it('takes a ship of which nothing was measured by the plan, not by the speed on the road', () => {
    const route = ['ashgabat', 'turkmenbashi', 'alat-az', 'baku'];
    const trip: TripAhead = { ...TRIP, route, destinationIndex: 3 };
    const usual: UsualTimes = { ...NOTHING, usualKmh: 40, usualSideHours: exactly(5) };
    const here = { ...at('islamabad', '3 00:00'), routeIndex: 0, leftAt: june('3 00:00') };
    const expected = forecastArrivals(trip, here, june('3 00:00'), usual);
    expect(expected.map(({ place, basis }) => [place, basis])).toEqual([
      ['turkmenbashi', 'corridor'],
      ['alat-az', 'plan'],
      ['baku', 'plan'],
    ]);
    const measured = {
      ...usual,
      legHours: (from: string) => (from === 'turkmenbashi' ? exactly(20) : undefined),
    };
    const bases = forecastArrivals(trip, here, june('3 00:00'), measured).map(({ basis }) => basis);
    expect(bases).toEqual(['corridor', 'corridor', 'corridor']);
  });

  it('takes a train of the desk by the plan, not by what trucks take there', () => {
    const route = ['taraz', 'almaty', 'zharkent'];
    const trip: TripAhead = { ...TRIP, route, destinationIndex: 2, modes: ['road', 'rail'] };
    const usual: UsualTimes = { ...NOTHING, usualKmh: 40, legHours: () => exactly(6) };
    const here = { ...at('islamabad', '3 00:00'), routeIndex: 0, leftAt: june('3 00:00') };
    const bases = (of: TripAhead): unknown =>
      forecastArrivals(of, here, june('3 00:00'), usual).map(({ basis }) => basis);
    expect(bases(trip)).toEqual(['statistics', 'plan']);
    expect(bases({ ...trip, modes: undefined })).toEqual(['statistics', 'statistics']);
  });

  it('counts what has passed on the leg, and is never before now', () => {
    const underway = at('jalalabad', '5 08:00');
    expect(shown(forecastArrivals(TRIP, underway, june('5 10:00'), USUAL))).toEqual([
      'kabul 05T13:00 statistics',
    ]);
    expect(shown(forecastArrivals(TRIP, underway, june('5 22:00'), USUAL))).toEqual([
      'kabul 05T22:00 statistics',
    ]);
  });

  it('expects who waits at a border beyond the median to wait still', () => {
    const [next] = forecastArrivals(TRIP, at('torkham-pk', '3 10:00'), june('5 10:00'), USUAL);
    expect(next?.expectedAt?.slice(0, 13)).toBe('2023-06-06T04');
  });

  it('counts for who was called in at a border only what is usual inside', () => {
    const usual = { ...USUAL, insideHours: () => spread(2, 4, 8) };
    const inside = at('torkham-pk', '3 10:00', { enteredAt: june('5 10:00') });
    const [next] = forecastArrivals(TRIP, inside, june('5 10:00'), usual);
    expect(next?.expectedAt).toBe(june('5 15:00'));
  });

  it('counts the usual stay at a town, and from then on the leg, unless the vehicle is known to stand there', () => {
    const usual = {
      ...USUAL,
      stayHours: (place: string) => (place === 'jalalabad' ? exactly(6) : undefined),
    };
    const forecast = (now: string, standing = false): readonly string[] =>
      shown(forecastArrivals(TRIP, at('jalalabad', '5 08:00', { standing }), june(now), usual));
    expect(forecast('5 10:00')).toEqual(['kabul 05T19:00 statistics']);
    expect(forecast('5 16:00')).toEqual(['kabul 05T19:00 statistics']);
    expect(forecast('5 16:00', true)).toEqual(['kabul 05T21:00 statistics']);
  });

  it('waits for a departure that lies ahead', () => {
    const start = at('islamabad', '3 00:00', { leftAt: june('3 00:00') });
    const [peshawar] = forecastArrivals(TRIP, start, june('2 00:00'), USUAL);
    expect(peshawar).toMatchObject({ expectedAt: june('3 04:00'), earliestAt: june('3 04:00') });
    const [byPlan] = forecastArrivals(TRIP, start, june('2 00:00'), NOTHING);
    expect(byPlan?.expectedAt).toBe('2023-06-04T16:31:47.285Z');
  });

  it('falls back to kilometres at the usual speed of the corridor, and to its usual border', () => {
    const usual = { ...NOTHING, usualKmh: 25, usualSideHours: exactly(12) };
    expect(shown(forecastArrivals(TRIP, at('torkham-af', '5 00:00'), june('5 00:00'), usual))).toEqual([
      'jalalabad 05T15:00 corridor',
      'kabul 05T21:00 corridor',
    ]);
  });

  it('goes on at the pace of the plan from the first step that neither covers, borders included', () => {
    const legs = { ...NOTHING, legHours: USUAL.legHours };
    // 108 h for 453 km: 55 km are driven by the median, the other 228 at the pace of the plan.
    expect(shown(forecastArrivals(TRIP, at('peshawar', '5 00:00'), june('5 00:00'), legs))).toEqual([
      'torkham-pk 05T02:00 statistics',
      'torkham-af 05T02:42 plan',
      'jalalabad 05T20:35 plan',
      'kabul 07T08:21 plan',
    ]);
  });

  it('is unknown without statistics, corridor and plan', () => {
    const noPlan = { ...TRIP, plannedArrival: null };
    const [first, ...others] = forecastArrivals(noPlan, at('peshawar', '5 00:00'), june('5 00:00'), NOTHING);
    expect(first).toEqual({
      place: 'torkham-pk',
      routeIndex: 2,
      expectedAt: null,
      earliestAt: null,
      latestAt: null,
      basis: null,
    });
    expect(others).toHaveLength(3);
  });

  it('ends at the destination of the vehicle: there is none for who is there', () => {
    expect(destinationIndexOf(ROUTE, 1, 'jalalabad')).toBe(4);
    expect(destinationIndexOf(ROUTE, 1, null)).toBe(5);
    expect(destinationIndexOf([...ROUTE, ...ROUTE.toReversed()], 6, 'peshawar')).toBe(10);
    expect(forecastArrivals(TRIP, at('kabul', '5 00:00'), june('5 00:00'), USUAL)).toEqual([]);
  });

  it('is never before now nor before the place before it, and lies within its range', () => {
    const hours = fc.double({ min: 0, max: 90, noNaN: true });
    const some = fc.option(
      fc.tuple(hours, hours, hours).map((all) => {
        const [p10 = 0, median = 0, p90 = 0] = all.toSorted((a, b) => a - b);
        return spread(p10, median, p90, (p10 + p90) / 2);
      }),
      { nil: undefined },
    );
    const place = fc.nat(4);
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 10, maxLength: 10 }),
        place,
        hours,
        (ranges, routeIndex, spent) => {
          const usual: UsualTimes = {
            legHours: (from) => ranges[ROUTE.indexOf(from)],
            sideHours: (side) => ranges[5 + ROUTE.indexOf(side)],
            usualKmh: 30,
          };
          const now = new Date(Date.parse(june('5')) + spent * 3_600_000).toISOString();
          let [before, earliest] = [now, now];
          for (const one of forecastArrivals(TRIP, at(ROUTE[routeIndex] ?? '', '5'), now, usual)) {
            expect(one.expectedAt && one.expectedAt >= before).toBe(true);
            expect(
              one.earliestAt && one.earliestAt >= earliest && one.earliestAt <= (one.expectedAt ?? ''),
            ).toBe(true);
            expect(one.latestAt && one.latestAt >= (one.expectedAt ?? '')).toBe(true);
            [before, earliest] = [one.expectedAt ?? '', one.earliestAt ?? ''];
          }
        },
      ),
    );
  });
});

describe('the forecast of a convoy', () => {
  const story = [
    planned(ROUTE, { plannedArrival: june('9 00:00') }),
    joined('PK-T1'),
    dispatched(),
    passed('jalalabad', '5 08:00'),
  ];
  const expected = (...more: readonly Unrecorded[]): readonly unknown[] =>
    forecastOf(given(...story, ...more).view, june('5 10:00'), USUAL).flatMap(({ expectedArrivals }) =>
      expectedArrivals.map(({ place, expectedAt, earliestAt, latestAt, basis }) => [
        ...[place, expectedAt, earliestAt, latestAt, basis],
      ]),
    );

  it('is unknown, not a date, while the desk holds the convoy', () => {
    const at = june('5 13:00');
    expect(expected()).toEqual([['kabul', at, at, at, 'statistics']]);
    expect(expected(held('5 09:00', 'border shut'))).toEqual([['kabul', null, null, null, null]]);
    expect(expected(held('5 09:00', 'border shut'), released('5 09:30'))).toEqual(expected());
  });
});

describe('naive forecasts', () => {
  it('take the plan as it is, by kilometres for a destination on the way', () => {
    expect(arrivalByPlan(TRIP)).toBe(june('7 12:00'));
    expect(arrivalByPlan({ ...TRIP, destinationIndex: 1 })).toBe('2023-06-04T16:31:47.285Z');
    expect(arrivalByPlan({ ...TRIP, plannedArrival: null })).toBeNull();
  });

  it('take the average speed so far, as long as there is one', () => {
    // 225 km in 45 hours: the other 228 take 45.6.
    const torkham = at('torkham-pk', '4 21:00');
    expect(arrivalByAverageSpeed(TRIP, torkham, june('3'), june('4 21:00'))).toBe(june('6 18:36'));
    expect(arrivalByAverageSpeed(TRIP, torkham, june('3'), june('9 00:00'))).toBe(june('9 00:00'));
    expect(arrivalByAverageSpeed(TRIP, at('islamabad', '3'), june('3'), june('3'))).toBeNull();
  });
});

describe('the whereabouts of a vehicle', () => {
  const found = (now: string, ...facts: readonly Unrecorded[]): Whereabouts | undefined => {
    const { view } = given(planned(ROUTE), joined('PK-T1'), ...facts);
    const [vehicle] = view.vehicles;
    return vehicle && whereaboutsOf(view, vehicle, june(now));
  };

  it('are the start before it was seen: left by the dispatch, else by the plan, not before now', () => {
    expect(found('1 12:00')).toMatchObject({ routeIndex: 0, leftAt: june('2 04:00') });
    expect(found('2 12:00')).toMatchObject({ routeIndex: 0, leftAt: june('2 12:00') });
    expect(found('2 12:00', dispatched('2 05:00'))).toMatchObject({ routeIndex: 0, leftAt: june('2 05:00') });
  });

  it('are the town where it was seen first, and whether it stands there', () => {
    const story = [
      dispatched(),
      passed('islamabad', '2 06:00'),
      passed('peshawar', '2 10:00'),
      passed('peshawar', '2 12:00'),
    ];
    expect(found('3', ...story)).toEqual({
      routeIndex: 1,
      cameAt: june('2 10:00'),
      enteredAt: null,
      leftAt: null,
      standing: false,
    });
    expect(found('3', ...story, halted('peshawar', '2 13:00'))).toMatchObject({
      routeIndex: 1,
      standing: true,
    });
  });

  it('are the border side from arrival to exit', () => {
    const queue = arrived('torkham-pk', '5 08:00');
    expect(found('6', dispatched(), queue)).toMatchObject({
      routeIndex: 2,
      cameAt: june('5 08:00'),
      leftAt: null,
    });
    expect(found('6', dispatched(), queue, exited('torkham-pk', '5 20:00'))).toMatchObject({
      cameAt: june('5 08:00'),
      leftAt: june('5 20:00'),
    });
  });

  it('on a round trip are the mention of the place from which it goes on', () => {
    const there = ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad'];
    const story = [planned([...there, ...there.toReversed().slice(1)]), joined('PK-T1'), dispatched()];
    const out = given(...story, passed('torkham-af', '5 08:00'));
    const back = given(...story, passed('jalalabad', '6 08:00'), passed('torkham-af', '8 08:00'));
    const indices = [out, back].map(({ view }) => {
      const [vehicle] = view.vehicles;
      return vehicle && whereaboutsOf(view, vehicle, june('9'))?.routeIndex;
    });
    expect(indices).toEqual([2, 4]);
  });

  it('are unknown off the route', () => {
    expect(found('6', dispatched(), passed('quetta', '5 08:00'))).toBeUndefined();
  });
});
