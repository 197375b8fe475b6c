import { describe, expect, it } from '@jest/globals';
import {
  activity,
  arrived,
  dispatched,
  entered,
  exited,
  given,
  halted,
  joined,
  june,
  passed,
  planned,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), joined(A), dispatched(), ...facts);
const fee = { amount: '120.00', currency: 'USD', official: true };

describe('an activity at a border (CPMM, dossier 4)', () => {
  const customs = activity('customs-controls', 'torkham-pk', '5 10:00', {
    until: '5 14:30',
    payments: [fee],
    result: 'passed',
  });

  it('is kept with start, end, payments and result, and shows its hours', () => {
    const { view, vehicle } = convoy(customs);
    const shown = {
      activity: 'customs-controls',
      place: 'torkham-pk',
      direction: 'outbound',
      startedAt: june('5 10:00'),
      endedAt: june('5 14:30'),
      payments: [fee],
      result: 'passed',
      evidence: [customs.id],
    };
    expect(vehicle(A).activities).toEqual([{ ...shown, units: [] }]);
    expect(view.vehicles[0]?.activities).toEqual([{ ...shown, hours: 4.5 }]);
  });

  it('has no hours while its end is unknown', () => {
    const open = activity('waiting', 'torkham-pk', '5 10:00');
    expect(convoy(open).view.vehicles[0]?.activities).toMatchObject([{ endedAt: null, hours: null }]);
  });

  it('shows that the vehicle stands there, in a passage of which no moment is known', () => {
    const vehicle = convoy(customs).vehicle(A);
    expect(vehicle).toMatchObject({ lastPlace: 'torkham-pk', status: 'at-border', currentCountry: 'PK' });
    expect(vehicle.passages).toMatchObject([
      {
        place: 'torkham-pk',
        direction: 'outbound',
        arrivedAt: null,
        enteredAt: null,
        exitedAt: null,
        inferred: false,
        evidence: [customs.id],
      },
    ]);
  });

  it('makes no moment, and no second passage beside the one whose moments are reported', () => {
    const moments = [arrived('torkham-pk', '5 08:00'), exited('torkham-pk', '6 09:00')];
    for (const reports of [
      [customs, ...moments],
      [...moments, customs],
    ]) {
      const vehicle = convoy(...reports).vehicle(A);
      expect(vehicle.passages).toMatchObject([
        { arrivedAt: june('5 08:00'), enteredAt: null, exitedAt: june('6 09:00') },
      ]);
      expect(vehicle.status).toBe('moving');
    }
  });

  it('lets the passage take the direction that is reported', () => {
    const wrongWay = entered('torkham-pk', '5 15:00', { direction: 'inbound' });
    expect(convoy(customs, wrongWay).vehicle(A).passages).toMatchObject([
      { place: 'torkham-pk', direction: 'inbound', enteredAt: june('5 15:00') },
    ]);
  });

  it('lets the exit be inferred once the vehicle is seen beyond', () => {
    const { passages } = convoy(customs, passed('jalalabad', '6 10:00')).vehicle(A);
    expect(passages).toMatchObject([
      { place: 'torkham-pk', inferred: true, evidence: [customs.id] },
      { place: 'torkham-af', inferred: true },
    ]);
  });

  it('from a slow clock, reported of the side just left, moves nobody back', () => {
    const late = activity('escort', 'torkham-pk', '6 09:20');
    const vehicle = convoy(exited('torkham-pk', '6 09:00'), entered('torkham-af', '6 09:10'), late).vehicle(
      A,
    );
    expect(vehicle).toMatchObject({ lastPlace: 'torkham-af', currentCountry: 'AF' });
    expect(vehicle.activities).toMatchObject([{ place: 'torkham-pk', direction: 'outbound' }]);
    expect(vehicle.passages).toHaveLength(2);
  });

  it('from a slow clock does so neither off the route', () => {
    const late = activity('escort', 'chaman', '6 09:20');
    const vehicle = convoy(exited('chaman', '6 09:00'), entered('spin-boldak', '6 09:10'), late).vehicle(A);
    expect(vehicle).toMatchObject({ lastPlace: 'spin-boldak', currentCountry: 'AF' });
    expect(vehicle.passages).toHaveLength(2);
  });

  it('lets a halt at the same place last', () => {
    const check = activity('police-checkpoint', 'kabul', '8 11:00');
    const vehicle = convoy(halted('kabul', '8 10:00'), check).vehicle(A);
    expect(vehicle.status).toBe('halted');
    expect(vehicle.halts).toMatchObject([{ resumedAt: null, inferred: false }]);
  });

  it('may be reported of a stop in between, where it makes no passage and is not irregular', () => {
    const { view, vehicle } = convoy(activity('police-checkpoint', 'kabul', '7 10:00'));
    expect(vehicle(A).passages.filter(({ place }) => place === 'kabul')).toEqual([]);
    expect(vehicle(A)).toMatchObject({ lastPlace: 'kabul', status: 'moving' });
    expect(view.irregularities).toEqual([]);
  });
});

describe('an activity that one unit reports again', () => {
  const stop = (at: string, amount: string, unitId: string): Unrecorded =>
    activity('police-checkpoint', 'torkham-pk', at, {
      id: `${unitId} ${at}`,
      unit: { unitId },
      payments: [{ amount, currency: 'USD', official: false }],
    });
  const amounts = (...facts: Unrecorded[]): readonly string[] =>
    convoy(...facts)
      .vehicle(A)
      .activities.flatMap(({ payments }) => payments.map(({ amount }) => amount));
  const three = [
    stop('5 10:00', '5', 'driver'),
    stop('5 10:10', '8', 'driver'),
    stop('5 10:20', '9', 'driver'),
  ];

  it('within minutes is another one: three police stops are three, and all that was paid counts', () => {
    expect(amounts(...three)).toEqual(['5', '8', '9']);
    expect(amounts(...three.toReversed())).toEqual(['5', '8', '9']);
  });

  it.each([
    ['by the same clock', ['5 10:00', '5 10:10', '5 10:20']],
    ['by a clock that is a quarter of an hour fast', ['5 10:15', '5 10:25', '5 10:35']],
  ])('is linked one by one to what another unit reports %s', (_how, [first, second, third]) => {
    const other = [
      stop(first ?? '', '5', 'escort'),
      stop(second ?? '', '8.00', 'escort'),
      stop(third ?? '', '9', 'escort'),
    ];
    expect(amounts(...three, ...other)).toEqual(['5', '8', '9']);
    expect(convoy(...three, ...other).vehicle(A).activities).toMatchObject([
      { units: ['driver', 'escort'] },
      { units: ['driver', 'escort'] },
      { units: ['driver', 'escort'] },
    ]);
  });

  it('is linked to the one for which another unit reports that the same was paid', () => {
    const missing = [stop('5 10:12', '8', 'escort'), stop('5 10:22', '9', 'escort')];
    expect(convoy(...three, ...missing).vehicle(A).activities).toMatchObject([
      { units: ['driver'] },
      { units: ['driver', 'escort'] },
      { units: ['driver', 'escort'] },
    ]);
  });
});

describe('an activity reported by two units', () => {
  const first = activity('weight-inspection', 'torkham-pk', '5 10:00', { id: 'first' });
  const second = activity('weight-inspection', 'torkham-pk', '5 10:25', {
    id: 'second',
    until: '5 11:00',
    payments: [fee],
    result: 'passed',
  });

  it('within thirty minutes is one: the first stands, what it leaves open is filled, both are evidence', () => {
    for (const reports of [
      [first, second],
      [second, first],
    ]) {
      expect(convoy(...reports).vehicle(A).activities).toEqual([
        {
          activity: 'weight-inspection',
          place: 'torkham-pk',
          direction: 'outbound',
          startedAt: june('5 10:00'),
          endedAt: june('5 11:00'),
          payments: [fee],
          result: 'passed',
          evidence: ['first', 'second'],
          units: [],
        },
      ]);
    }
  });

  it('later, or at the other side, is another one', () => {
    const later = activity('weight-inspection', 'torkham-pk', '5 10:31');
    const beyond = activity('weight-inspection', 'torkham-af', '5 10:20');
    expect(convoy(first, later).vehicle(A).activities).toHaveLength(2);
    expect(convoy(first, beyond).vehicle(A).activities).toHaveLength(2);
  });

  it('with results that cannot both be right is flagged, and the first stands', () => {
    const passedIt = activity('weight-inspection', 'torkham-pk', '5 10:00', { id: 'ok', result: 'passed' });
    const failed = activity('weight-inspection', 'torkham-pk', '5 10:05', { id: 'no', result: 'failed' });
    const { view, vehicle } = convoy(failed, passedIt);
    expect(vehicle(A).activities).toMatchObject([{ result: 'passed' }]);
    expect(view.irregularities).toMatchObject([
      { code: 'contradictory-reports', vehicleIds: [A], evidence: ['ok', 'no'] },
    ]);
  });

  it('with payments that differ is flagged, and shows both: the first counts', () => {
    const paid = (amount: string, at: string, by: string): Unrecorded =>
      activity('police-checkpoint', 'torkham-pk', at, {
        payments: [{ amount, currency: 'USD', official: true }],
        unit: { unitId: by },
      });
    const [five, eight, same] = [
      paid('5.00', '5 10:00', 'phone'),
      paid('8', '5 10:10', 'post'),
      paid('5', '5 10:20', 'office'),
    ];
    const { view } = convoy(eight, same, five);
    expect(view.vehicles[0]?.activities).toMatchObject([
      {
        payments: [{ amount: '5.00' }],
        otherPayments: [{ amount: '8', currency: 'USD', official: true }],
        evidence: [five.id, eight.id, same.id],
      },
    ]);
    expect(view.irregularities).toMatchObject([
      { code: 'amounts-differ', vehicleIds: [A], evidence: [five.id, eight.id] },
    ]);
    const silent = activity('police-checkpoint', 'torkham-pk', '5 10:10', { unit: { unitId: 'post' } });
    expect(convoy(five, silent, same).view.irregularities).toEqual([]);
  });

  it('with ends further apart than clocks is flagged', () => {
    const long = activity('weight-inspection', 'torkham-pk', '5 10:05', { until: '5 12:30' });
    const short = activity('weight-inspection', 'torkham-pk', '5 10:00', { until: '5 11:00' });
    expect(convoy(short, long).view.irregularities).toMatchObject([{ code: 'contradictory-reports' }]);
    expect(convoy(second, short).view.irregularities).toEqual([]);
  });
});
