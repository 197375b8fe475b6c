import { describe, expect, it } from '@jest/globals';
import {
  arrived,
  completed,
  delivered,
  dispatched,
  entered,
  escortJoined,
  escortLeft,
  exited,
  given,
  joined,
  joinedAll,
  june,
  passed,
  planned,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const eight = ['PK-T1', 'PK-T2', 'PK-T3', 'PK-T4', 'PK-T5', 'PK-T6', 'PK-T7', 'PK-T8'];
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), ...joinedAll(...eight), dispatched(), ...facts);

describe('a convoy of which five of eight are through', () => {
  const five = eight.slice(0, 5);
  const { view } = convoy(
    arrived('torkham-pk', '5 08:00'),
    exited('torkham-pk', '6 09:00', { of: five }),
    entered('torkham-af', '6 10:00', { of: five.slice(1) }),
  );

  it('is in two countries', () => {
    expect(view.countries).toEqual(['AF', 'PK']);
  });

  it('counts them at each side', () => {
    expect(view.borders.slice(0, 2)).toEqual([
      { place: 'torkham-pk', direction: 'outbound', through: 5, of: 8 },
      { place: 'torkham-af', direction: 'inbound', through: 0, of: 8 },
    ]);
    expect(view.borders).toHaveLength(4);
  });

  it('has its first vehicle beyond the line, its last one waiting, and is expected at the next town', () => {
    expect(view.firstVehicle).toEqual({ vehicleId: 'PK-T2', place: 'torkham-af' });
    expect(view.lastVehicle?.place).toBe('torkham-pk');
    expect(five).not.toContain(view.lastVehicle?.vehicleId);
    expect(view.nextPlace).toBe('jalalabad');
  });
});

describe('the first and the last vehicle', () => {
  it('at one border side are who left it first and who still waits', () => {
    const { view } = given(
      planned(),
      ...joinedAll('PK-T1', 'PK-T2', 'PK-T3'),
      arrived('torkham-pk', '5 08:00'),
      exited('torkham-pk', '5 20:00', { of: 'PK-T3' }),
      exited('torkham-pk', '5 21:00', { of: 'PK-T2' }),
    );
    expect([view.firstVehicle?.vehicleId, view.lastVehicle?.vehicleId]).toEqual(['PK-T3', 'PK-T1']);
  });

  it('are nobody before any was seen on the route', () => {
    expect(convoy(passed('quetta', '4 10:00')).view).toMatchObject({
      firstVehicle: null,
      lastVehicle: null,
      nextPlace: null,
    });
  });

  it('have nothing ahead at the end of the route', () => {
    const { view } = convoy(passed('tashkent', '12 10:00'));
    expect(view.nextPlace).toBeNull();
    expect(view.vehicles[0]?.nextPlace).toBeNull();
  });
});

describe('what has not happened to a convoy', () => {
  it('is null or empty', () => {
    expect(given(planned(['peshawar', 'torkham-pk'])).view).toEqual({
      status: 'planned',
      corridorId: null,
      regime: 'TIR',
      legRegimes: [{ from: 'peshawar', to: 'torkham-pk', regime: 'TIR' }],
      route: ['peshawar', 'torkham-pk'],
      plannedDeparture: june('2 04:00'),
      plannedArrival: null,
      dispatchedAt: null,
      underwaySince: null,
      recalledAt: null,
      completedAt: null,
      cancelledAt: null,
      endedAt: null,
      reason: null,
      holds: [],
      diversions: [],
      returnOf: null,
      splitFrom: null,
      splitInto: [],
      mergedFrom: [],
      mergedInto: null,
      escorts: [],
      countries: [],
      nextPlace: null,
      firstVehicle: null,
      lastVehicle: null,
      borders: [],
      vehicles: [],
      irregularities: [],
    });
  });
});

describe('the escorts of a convoy', () => {
  it('are shown with where they joined and left', () => {
    const { view } = convoy(
      escortJoined('Khyber Levies', 'peshawar', '5 06:00'),
      escortLeft('Khyber Levies', 'torkham-pk', '5 10:00'),
    );
    expect(view.escorts).toMatchObject([
      { escort: 'Khyber Levies', joinedPlace: 'peshawar', leftAt: june('5 10:00'), leftPlace: 'torkham-pk' },
    ]);
  });
});

describe('a vehicle', () => {
  it('is expected at the start before it was seen, then at the next place', () => {
    expect(convoy().view.vehicles[0]?.nextPlace).toBe('karachi-port');
    expect(convoy(passed('peshawar', '4 10:00')).view.vehicles[0]?.nextPlace).toBe('torkham-pk');
  });

  it('delivered where its load goes is expected nowhere', () => {
    const goods = joined('PK-S1', '1 08:00', { destination: 'termez' });
    const { view } = given(planned(), goods, dispatched(), delivered('termez', '9 10:00'));
    expect(view.vehicles[0]).toMatchObject({ status: 'delivered', nextPlace: null });
  });

  it('is described with null for what is unknown', () => {
    expect(convoy().view.vehicles[0]).toEqual({
      vehicleId: 'PK-T1',
      plate: 'T1',
      country: { registered: 'PK', current: null },
      kind: null,
      driver: null,
      memberships: [{ joinedAt: june('1 07:00'), onTheWay: false, leftAt: null, leaving: null }],
      cameFrom: null,
      replaces: null,
      container: null,
      seals: [],
      carnetNumber: null,
      destination: null,
      goods: [],
      permits: [],
      approval: null,
      status: 'assigned',
      lastPlace: null,
      lastSeenAt: null,
      lastPosition: null,
      nextPlace: 'karachi-port',
      passages: [],
      legs: [],
      halts: [],
      activities: [],
      incidents: [],
      expenses: [],
      deliveries: [],
      transshipments: [],
      sealHistory: [],
    });
  });
});

describe('the hours of a passage', () => {
  const hours = (...facts: Unrecorded[]): readonly (number | null)[] =>
    convoy(...facts).view.vehicles[0]?.passages.map((passage) => passage.hours) ?? [];
  const exit = exited('torkham-pk', '6 09:30');

  it('run from arrival to exit, from entry where no arrival was reported', () => {
    expect(hours(arrived('torkham-pk', '5 08:00'), entered('torkham-pk', '5 14:00'), exit)).toEqual([25.5]);
    expect(hours(entered('torkham-pk', '5 14:00'), exit)).toEqual([19.5]);
  });

  it('are unknown, never nought, where an end is missing', () => {
    expect(hours(exit)).toEqual([null]);
    expect(hours(arrived('torkham-pk', '5 08:00'))).toEqual([null]);
  });
});

describe('the status of a convoy', () => {
  it('goes from planned over dispatched and under way to completed', () => {
    const facts = [passed('karachi-port', '2 10:00')];
    expect(given(planned(), joined('PK-T1')).view.status).toBe('planned');
    expect(convoy().view).toMatchObject({ status: 'dispatched', dispatchedAt: june('2 04:00') });
    expect(convoy(...facts).view.status).toBe('underway');
    expect(convoy(...facts, completed('20', 'closed')).view).toMatchObject({
      status: 'completed',
      completedAt: june('20'),
      endedAt: june('20'),
      reason: 'closed',
    });
  });
});

describe('the next place', () => {
  const seen = passed('peshawar', '4 10:00');

  it('is expected of a convoy and of each vehicle as long as it goes on', () => {
    const { view } = convoy(seen);
    expect([view.nextPlace, view.vehicles[0]?.nextPlace]).toEqual(['torkham-pk', 'torkham-pk']);
  });

  it('is expected no more once the convoy has ended', () => {
    const { view } = convoy(seen, completed('20', 'closed'));
    expect([view.nextPlace, view.vehicles[0]?.nextPlace]).toEqual([null, null]);
  });
});
