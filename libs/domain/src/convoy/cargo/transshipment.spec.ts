import { describe, expect, it } from '@jest/globals';
import {
  delivered,
  dispatched,
  given,
  joined,
  june,
  passed,
  planned,
  sealed,
  transshipped,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { conditionalIrregularitiesOf } from '../irregularities/convoy-irregularities.js';

const A = 'PK-A1';
const B = 'PK-B2';
const LOAD = {
  container: 'CSQU3054383',
  carnetNumber: 'XC12345678',
  destination: 'tashkent',
  goods: [{ description: 'rice', grossKg: 20_000 }],
};
const start = [planned(), joined(A, '1 07:00', LOAD), joined(B), dispatched()] as const;
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> => given(...start, ...facts);
const EMPTY = { container: null, carnetNumber: null, destination: null, goods: [] };

describe('a load moved into another vehicle', () => {
  const on = sealed(['C1'], 'karachi-port', '2 10:00', { of: A });
  const move = transshipped(A, B, 'kabul', '7 10:00', { id: 'move', seals: ['D2', 'D1'], reason: 'axle' });
  const both = convoy(on, move);

  it('goes with its container, carnet, destination and goods; nothing stays', () => {
    expect(both.vehicle(B).load).toEqual(LOAD);
    expect(both.vehicle(A).load).toEqual(EMPTY);
    expect(both.view.vehicles[1]).toMatchObject(LOAD);
  });

  it('has its seals off the first, and new ones on the second', () => {
    expect(both.vehicle(A).seals.at(-1)).toMatchObject({ what: 'broken', seals: [], evidence: ['move'] });
    expect(both.vehicle(B).seals).toMatchObject([{ what: 'affixed', seals: ['D1', 'D2'], place: 'kabul' }]);
  });

  it('is known of both, which were there', () => {
    for (const vehicleId of [A, B]) {
      expect(both.vehicle(vehicleId)).toMatchObject({
        lastPlace: 'kabul',
        transshipments: [
          { at: june('7 10:00'), from: A, to: B, partial: false, carnetNumber: 'XC12345678', reason: 'axle' },
        ],
      });
    }
  });

  it('in part stays with the papers on both', () => {
    const part = convoy(transshipped(A, B, 'kabul', '7 10:00', { partial: true }));
    expect(part.vehicle(A).load).toEqual(LOAD);
    expect(part.vehicle(B).load).toEqual(LOAD);
  });

  it('in part to and fro is one load, and not twice as much each time', () => {
    const moves = Array.from({ length: 16 }, (_, i) => {
      const [from, to] = i % 2 === 0 ? [A, B] : [B, A];
      return transshipped(from, to, 'kabul', `${7 + i} 10:00`, { partial: true });
    });
    const { vehicle } = convoy(...moves);
    expect([vehicle(A).load.goods, vehicle(B).load.goods]).toEqual([LOAD.goods, LOAD.goods]);
  });

  it('goes into the container of its own that the second has', () => {
    const own = joined(B, '1 07:00', { container: 'MSKU0000014' });
    const { load } = given(start[0], start[1], own, start[3], move).vehicle(B);
    expect(load).toEqual({ ...LOAD, container: 'MSKU0000014' });
  });

  it('moves once, though two units tell it', () => {
    const again = transshipped(A, B, 'kabul', '7 10:20', { id: 'again' });
    for (const reports of [
      [move, again],
      [again, move],
    ]) {
      const twice = convoy(...reports);
      expect(twice.vehicle(B).load).toEqual(LOAD);
      expect(twice.vehicle(B).transshipments).toMatchObject([{ evidence: ['move', 'again'] }]);
      expect(twice.vehicle(A).transshipments).toMatchObject([{ evidence: ['move', 'again'] }]);
    }
  });

  it('lets a vehicle that had delivered go on', () => {
    const vehicle = convoy(delivered('kabul', '7 08:00', { of: B }), move).vehicle(B);
    expect(vehicle.status).toBe('moving');
  });

  it('names both vehicles, also where the report names none besides', () => {
    const { event } = move;
    const { vehicleIds: _none, ...data } = event.data;
    const bare = { ...move, event: { ...event, data } as typeof event };
    const C = 'PK-C3';
    const three = given(...start.slice(0, 3), joined(C), start[3], bare);
    expect([A, B, C].map((id) => three.vehicle(id).lastPlace)).toEqual(['kabul', 'kabul', null]);
  });

  it('out of a vehicle that nobody knows is flagged', () => {
    const strange = transshipped('PK-Z9', B, 'kabul', '7 10:00', { seals: ['D1'] });
    const { view, vehicle } = convoy(strange);
    expect(view.irregularities).toMatchObject([{ code: 'unknown-vehicle', vehicleIds: ['PK-Z9'] }]);
    expect(vehicle(B)).toMatchObject({ load: EMPTY, transshipments: [{ carnetNumber: null }] });
  });
});

describe('a trans-shipment under TIR (TIR Convention art. 2, 25)', () => {
  const move = transshipped(A, B, 'kabul', '7 10:00', { id: 'move' });

  it('takes a certified report on the carnet of the load', () => {
    const again = transshipped(A, B, 'kabul', '7 10:10', { id: 'again' });
    expect(conditionalIrregularitiesOf(convoy(move, again).state)).toMatchObject([
      {
        code: 'transshipment-without-certified-report',
        vehicleIds: [A, B],
        evidence: ['move', 'again'],
        unless: { of: 'certified-report XC12345678', after: june('7 09:00'), before: null },
      },
    ]);
  });

  it('is routine on a leg under another regime', () => {
    const [plan, ...rest] = start;
    const legRegimes = [{ from: 'kabul', to: 'tashkent', regime: 'QTTA' }];
    const other = { ...plan, event: { ...plan.event, data: { ...plan.event.data, legRegimes } } };
    expect(conditionalIrregularitiesOf(given(other, ...rest, move).state)).toEqual([]);
    const before = transshipped(A, B, 'jalalabad', '6 10:00');
    expect(conditionalIrregularitiesOf(given(other, ...rest, before).state)).toHaveLength(1);
  });
});

describe('two full deliveries of one load', () => {
  const first = delivered('termez', '9 10:00', { of: A, id: 'first' });
  const second = delivered('tashkent', '12 10:00', { of: A, id: 'second' });

  it('at two places contradict each other, and both are kept', () => {
    const { view, vehicle } = convoy(second, first);
    expect(vehicle(A).deliveries).toHaveLength(2);
    expect(view.irregularities).toMatchObject([
      { code: 'contradictory-reports', vehicleIds: [A], evidence: ['first', 'second'] },
    ]);
  });

  it('are in order once a new load in between is reported', () => {
    for (const load of [
      transshipped(B, A, 'karshi', '10 10:00'),
      sealed(['C7'], 'karshi', '10 10:00', { of: A }),
    ]) {
      expect(convoy(second, first, load).view.irregularities).toEqual([]);
      expect(convoy(load, first, second).view.irregularities).toEqual([]);
    }
  });

  it('are in order on a round trip, where the way back has another cargo', () => {
    const trip = [planned('khi-tas-torkham-rt'), joined(A), dispatched(), delivered('tashkent', '9 10:00')];
    const home = [passed('kabul', '14 10:00'), delivered('karachi-port', '20 10:00')];
    const { irregularities } = given(...trip, ...home).view;
    expect(irregularities.filter(({ code }) => code === 'contradictory-reports')).toEqual([]);
  });

  it('reported by two units, one without a place, are one', () => {
    const unplaced = delivered(undefined, '9 10:10', { of: A, id: 'unplaced' });
    expect(convoy(first, unplaced).vehicle(A).deliveries).toMatchObject([
      { place: 'termez', evidence: ['first', 'unplaced'] },
    ]);
  });

  it('of a part, reported by two units within minutes, are one', () => {
    const parts = ['9 10:00', '9 10:15'].map((at) => delivered('termez', at, { of: A, partial: true }));
    expect(convoy(...parts).vehicle(A).deliveries).toHaveLength(1);
    const later = delivered('termez', '9 15:00', { of: A, partial: true });
    expect(convoy(...parts, later).vehicle(A).deliveries).toHaveLength(2);
  });
});
