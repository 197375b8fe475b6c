import { type VehicleView } from '#kafila/domain';
import {
  activity,
  arrived,
  delivered,
  dispatched,
  entered,
  exited,
  halted,
  joined,
  june,
  paid,
  passed,
  planned,
  resumed,
  sealed,
  sealsBroken,
  type Unrecorded,
  withdrawn,
} from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { activityTable } from '../../tables/convoy/activity.table.js';
import { convoyTable } from '../../tables/convoy/convoy.table.js';
import { expenseTable } from '../../tables/convoy/expense.table.js';
import { haltTable } from '../../tables/convoy/halt.table.js';
import { legTable } from '../../tables/convoy/leg.table.js';
import { passageTable } from '../../tables/convoy/passage.table.js';
import { sealBreachTable } from '../../tables/convoy/seal-breach.table.js';
import { vehicleTable } from '../../tables/convoy/vehicle.table.js';
import { wholeTripTable } from '../../tables/convoy/whole-trip.table.js';
import { claimTable } from '../../tables/streams/claim.table.js';
import { irregularityTable } from '../../tables/streams/irregularity.table.js';
import { RowsOfStory } from '../../testing/rows-of-stream.js';
import { workedExample } from '../../testing/worked-example.js';

const HOUR = 3_600_000n;
const ROUTE = ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'];
const begin = [
  planned(ROUTE, { plannedArrival: june('9 00:00') }),
  joined('PK-A1'),
  joined('PK-B2'),
  dispatched(),
];

function rowsAfter(...story: readonly Unrecorded[]): RowsOfStory {
  return new RowsOfStory('convoy-K-1', [...begin, ...story]);
}

describe('the row of a convoy', () => {
  it('says what lists and searches ask, and the last event it rests on', () => {
    const [row] = rowsAfter(
      passed('peshawar', '2 06:00'),
      passed('jalalabad', '3 06:00', { of: 'PK-A1' }),
    ).in(convoyTable);
    expect(row).toMatchObject({
      ...{ convoy_id: 'K-1', status: 'underway', corridor_id: null, regime: 'TIR', ended_at: null },
      ...{ planned_departure: june('2 04:00'), last_seen_at: june('3 06:00'), position: 6n },
    });
    expect(row?.search).toBe('k-1\npk-a1\na1\npk-b2\nb2');
    expect(JSON.parse(row?.document ?? '')).toMatchObject({ convoyId: 'K-1', revision: 5, position: '6' });
    expect(JSON.parse(row?.document ?? '')).not.toHaveProperty('irregularities');
  });

  it('has no sample before it is dispatched', () => {
    const [row] = new RowsOfStory('convoy-K-1', begin.slice(0, 3)).in(convoyTable);
    expect(row).toMatchObject({
      ...{ last_seen_at: null, dispatched_at: null, transit_ms: null, joined: null, on_time: null },
      ...{ goods_values: null, goods_without_value: null, load_g: null },
    });
  });

  it('has the sample of the statistics in whole units', () => {
    const [row] = new RowsOfStory('convoy-K-1', workedExample()).in(convoyTable);
    expect(row).toMatchObject({
      ...{
        corridor_id: 'khi-tas-torkham',
        dispatched_at: june('1 20:00'),
        joined: 1,
        withdrawn: 0,
        on_time: 1,
      },
      ...{ load_g: 25_000_000n, goods_without_value: 0, spread_ms: null },
    });
    expect(row?.goods_values).toContain('18000');
    expect(row?.transit_ms).toBeGreaterThan(96n * HOUR);
  });
});

describe('the rows of vehicles', () => {
  it('say when each joined first and left for good', () => {
    const rows = rowsAfter(passed('peshawar', '2 06:00'), withdrawn('PK-B2', '2 08:00')).in(vehicleTable);
    expect(rows).toMatchObject([
      {
        convoy_id: 'K-1',
        vehicle_id: 'PK-A1',
        joined_at: june('1 07:00'),
        left_at: null,
        last_place: 'peshawar',
      },
      { vehicle_id: 'PK-B2', left_at: june('2 08:00'), status: 'withdrawn' },
    ]);
  });

  it('are not made of a vehicle that has never joined, whatever its view says', () => {
    const vehicle = { vehicleId: 'PK-A1', memberships: [] } as unknown as VehicleView;
    const fill = vehicleTable.named.joined_at.fill as (source: { vehicle: VehicleView }) => string;
    expect(() => fill({ vehicle })).toThrow('PK-A1 is in the convoy without having joined it.');
  });

  it('number what a vehicle has many of, each vehicle from 0 on', () => {
    const rows = rowsAfter(
      arrived('torkham-pk', '2 10:00'),
      exited('torkham-pk', '2 20:00'),
      arrived('torkham-af', '2 21:00', { of: 'PK-A1' }),
    ).in(passageTable);
    expect(rows.map((row) => [row.vehicle_id, row.ordinal, row.place])).toEqual([
      ['PK-A1', 0, 'torkham-pk'],
      ['PK-A1', 1, 'torkham-af'],
      ['PK-B2', 0, 'torkham-pk'],
    ]);
  });
});

describe('the row of a passage', () => {
  it('has its sample: queue, customs, others, and what was paid', () => {
    const [row] = rowsAfter(
      arrived('torkham-pk', '2 10:00'),
      entered('torkham-pk', '2 11:00'),
      activity('customs-controls', 'torkham-pk', '2 12:00', {
        until: '2 14:00',
        payments: [
          { amount: '100.00', currency: 'USD', official: true },
          { amount: '5000', currency: 'PKR', official: false },
        ],
      }),
      activity('weight-inspection', 'torkham-pk', '2 15:00', { until: '2 15:30' }),
      exited('torkham-pk', '2 20:00'),
    ).in(passageTable);
    expect(row).toMatchObject({
      ...{ direction: 'outbound', regime: 'TIR', inferred: 0, duration_ms: 10n * HOUR },
      ...{ waiting_ms: HOUR, customs_ms: 2n * HOUR, other_ms: HOUR / 2n },
    });
    expect(row?.payments?.split('|')).toMatchObject([
      expect.stringContaining('USD'),
      expect.stringContaining('PKR'),
    ]);
  });

  it('knows nothing of what nobody reported', () => {
    const [row] = rowsAfter(arrived('torkham-pk', '2 10:00')).in(passageTable);
    expect(row).toMatchObject({
      ...{ arrived_at: june('2 10:00'), entered_at: null, exited_at: null, duration_ms: null },
      ...{ waiting_ms: null, customs_ms: null, other_ms: null, payments: null },
    });
  });
});

describe('the row of a leg', () => {
  it('says how long the truck stood before it, but not at a side of a border', () => {
    const rows = rowsAfter(
      passed('peshawar', '2 06:00', { of: 'PK-A1' }),
      passed('peshawar', '2 09:00', { of: 'PK-A1' }),
      arrived('torkham-pk', '2 11:00', { of: 'PK-A1' }),
      exited('torkham-pk', '2 20:00', { of: 'PK-A1' }),
      arrived('torkham-af', '2 20:30', { of: 'PK-A1' }),
    )
      .in(legTable)
      .filter((row) => row.vehicle_id === 'PK-A1');
    expect(rows.map((row) => [row.from_place, row.to_place, row.stay_ms])).toEqual([
      ['peshawar', 'torkham-pk', null],
      ['torkham-pk', 'torkham-af', null],
    ]);
    expect(rows[0]).toMatchObject({ departed_at: june('2 09:00'), duration_ms: 2n * HOUR });
    expect(rows[0]?.distance_m).toBeGreaterThan(10_000);
  });

  it('says the stay at a place between two legs', () => {
    const rows = rowsAfter(
      exited('torkham-af', '2 20:00', { of: 'PK-A1' }),
      passed('jalalabad', '3 00:00', { of: 'PK-A1' }),
      passed('jalalabad', '3 05:00', { of: 'PK-A1' }),
      passed('kabul', '3 10:00', { of: 'PK-A1' }),
    ).in(legTable);
    expect(rows.find((row) => row.from_place === 'jalalabad')?.stay_ms).toBe(5n * HOUR);
  });
});

describe('the rows of what happens on the way', () => {
  const story = [
    halted('peshawar', '2 07:00', { of: 'PK-A1', reason: 'rest' }),
    resumed('peshawar', '2 09:00', { of: 'PK-A1' }),
    activity('weight-inspection', 'torkham-pk', '2 15:00', { of: 'PK-A1' }),
    paid('fuel', '12000 PKR', undefined, '2 16:00', { of: 'PK-A1' }),
  ];

  it('are those of halts, activities and expenses', () => {
    const rows = rowsAfter(...story);
    expect(rows.in(haltTable)).toMatchObject([
      {
        place: 'peshawar',
        reason: 'rest',
        halted_at: june('2 07:00'),
        resumed_at: june('2 09:00'),
        inferred: 0,
      },
    ]);
    expect(rows.in(activityTable)).toMatchObject([
      { activity: 'weight-inspection', started_at: june('2 15:00'), ended_at: null, payments: '[]' },
    ]);
    expect(rows.in(expenseTable)).toMatchObject([
      { category: 'fuel', amount: '12000', currency: 'PKR', paid_at: june('2 16:00') },
    ]);
  });

  it('have a breach for seals that somebody else than customs broke', () => {
    const rows = rowsAfter(
      sealed(['S-1'], undefined, '1 20:00', { of: 'PK-A1' }),
      sealsBroken(['S-1'], 'torkham-pk', '2 12:00', { of: 'PK-A1', by: 'other-authority' }),
    ).in(sealBreachTable);
    expect(rows).toMatchObject([{ vehicle_id: 'PK-A1', ordinal: 0, breached_at: june('2 12:00') }]);
  });
});

describe('the row of a whole trip', () => {
  it('is there once the truck has come to its destination, with what it cost', () => {
    expect(rowsAfter(passed('peshawar', '2 06:00')).in(wholeTripTable)).toEqual([]);
    const [row] = new RowsOfStory('convoy-K-1', workedExample()).in(wholeTripTable);
    expect(row).toMatchObject({
      ...{ convoy_id: 'K-1', vehicle_id: 'PK-T1', corridor_id: 'khi-tas-torkham', regime: 'TIR' },
      load_g: 25_000_000n,
    });
    expect(row?.distance_m).toBe(3_132_000n);
    expect(row?.costs).toContain('USD');
  });

  it('has no costs where nobody reported any, which is not nothing', () => {
    const way = [passed('peshawar', '2 06:00'), passed('jalalabad', '2 20:00'), passed('kabul', '3 06:00')];
    const rows = rowsAfter(...way, delivered('kabul', '3 07:00')).in(wholeTripTable);
    expect(rows.map((row) => [row.vehicle_id, row.costs])).toEqual([
      ['PK-A1', null],
      ['PK-B2', null],
    ]);
  });
});

describe('the rows that other streams have a say in', () => {
  it('are claims of vehicles, from when on to before when', () => {
    const rows = rowsAfter(withdrawn('PK-B2', '2 08:00')).in(claimTable);
    expect(rows).toMatchObject([
      { stream: 'convoy-K-1', kind: 'vehicle', key: 'PK-A1', ordinal: 0, holder: 'K-1', until_at: null },
      { key: 'PK-B2', ordinal: 0, until_at: june('2 08:00') },
    ]);
  });

  it('are irregularities, numbered for each code, with what would explain them', () => {
    const rows = rowsAfter(
      sealed(['S-1'], undefined, '1 20:00', { of: 'PK-A1' }),
      sealed(['S-2'], undefined, '1 20:00', { of: 'PK-B2' }),
      sealsBroken(['S-1'], undefined, '2 12:00', { of: 'PK-A1' }),
      sealsBroken(['S-2'], undefined, '2 14:00', { of: 'PK-B2' }),
    ).in(irregularityTable);
    const broken = rows.filter(({ code }) => code === 'seal-broken-without-certified-report');
    expect(broken.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(broken[0]).toMatchObject({
      ...{ stream: 'convoy-K-1', stream_kind: 'convoy', convoy_id: 'K-1', declaration: null },
      ...{ unless: 'certified-report unknown', carnet_number: null, vehicle_ids: '["PK-A1"]' },
      // Two units have two clocks: what was told an hour before explains it too.
      unless_after: june('2 11:00'),
    });
  });
});
