import { describe, expect, it } from '@jest/globals';
import {
  command,
  dispatched,
  entered,
  given,
  halted,
  joined,
  june,
  passed,
  planned,
  replaced,
  vehicle,
  withdrawn,
} from '../../testing.js';
import { type VehicleToJoin } from '../members/read-vehicle.js';
import { wholeTrip } from '../../statistics/samples/corridor.statistic.js';
import { type Goods } from '../events/vehicle.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const B = 'PK-B2';
const R = 'PK-R7';
const goods: readonly Goods[] = [
  { hsCode: '620342', description: 'cotton trousers', value: { amount: '48000.00', currency: 'USD' } },
];
const load = { container: 'CSQU3054383', carnetNumber: 'XC12345678', destination: 'tashkent', goods };
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> =>
  given(
    planned(),
    joined(A, '1 07:00', { ...load, seals: ['S-2', 'S-1'] }),
    joined(B),
    dispatched(),
    ...more,
  );
const replace = (by: Partial<VehicleToJoin> = {}, vehicleId = A): ReturnType<typeof command> =>
  command('replace', '7 10:00', {
    vehicleId,
    by: { plate: 'R-7', country: 'PK', ...by },
    reason: 'engine',
    place: 'AFKBL',
  });

describe('replacing a vehicle', () => {
  it('names both, why and where; the load is not said again', () => {
    const [event] = convoy().when(replace()).thenEvents('VehicleReplaced');
    expect(event?.data).toEqual({
      occurredAt: june('7 10:00'),
      offset: '+05:00',
      vehicleId: A,
      by: { vehicleId: R, plate: 'R-7', country: 'PK' },
      reason: 'engine',
      place: 'kabul',
    });
  });

  it('may name the load that is carried, in any order and writing', () => {
    const line = { value: { currency: 'USD', amount: '48000.00' }, description: 'cotton trousers' };
    const same = {
      container: 'csqu 305438-3',
      carnetNumber: 'xc 12345678',
      seals: ['s-1', 'S-2'],
      goods: [{ ...line, hsCode: '620342' }],
    };
    const [event] = convoy().when(replace(same)).thenEvents('VehicleReplaced');
    expect(event?.data).toMatchObject({
      by: { container: 'CSQU3054383', carnetNumber: 'XC12345678', seals: ['S-1', 'S-2'] },
      asReported: { container: 'csqu 305438-3', carnetNumber: 'xc 12345678' },
    });
  });

  it('is refused where another load is named: cargo is moved by a report (dossier 1.7)', () => {
    const others: Partial<VehicleToJoin>[] = [
      { container: 'NLCU0000140' },
      { carnetNumber: 'XC87654321' },
      { seals: ['S-1', 'S-3'] },
      { seals: [] },
      { goods: [{ description: 'cement' }] },
    ];
    for (const other of others) {
      const refusal = convoy().when(replace(other)).thenRefused('cargo-would-move');
      const field = Object.keys(other)[0];
      expect(refusal).toMatchObject({ pointer: `/by/${field ?? ''}`, facts: { vehicleId: A, field } });
      expect(refusal.detail).toContain('CargoTransshipped');
    }
  });

  it('may say what was not known of the load', () => {
    const known = { container: 'NLCU0000140', seals: ['S-3'] };
    convoy().when(replace(known, B)).thenEvents('VehicleReplaced');
  });

  it('is refused by itself, and by a vehicle that is in the convoy already', () => {
    expect(
      convoy()
        .when(replace({ plate: 'a-1' }))
        .thenRefused('vehicle-replaces-itself'),
    ).toMatchObject({ pointer: '/by/plate', facts: { vehicleId: A } });
    expect(
      convoy()
        .when(replace({ plate: 'B 2' }))
        .thenRefused('vehicle-already-joined'),
    ).toMatchObject({ pointer: '/by/plate', facts: { vehicleId: B } });
  });

  it('is refused by a vehicle of another convoy', () => {
    const elsewhere = (): { convoyId: string; since: string } => ({ convoyId: 'K-7', since: june('3') });
    const refusal = convoy().when(replace(), { elsewhere }).thenRefused('vehicle-in-another-convoy');
    expect(refusal).toMatchObject({
      pointer: '/by/plate',
      facts: { vehicleId: R, otherConvoyId: 'K-7', since: june('3') },
    });
  });

  it('is refused of a vehicle that is not in the convoy', () => {
    convoy().when(replace({}, 'PK-Z9')).thenRefused('vehicle-not-in-convoy');
    convoy(replaced(A, 'PK-Q1', '6 10:00'))
      .when(replace())
      .thenRefused('vehicle-not-in-convoy');
  });
});

describe('the tractor that goes on', () => {
  const change = replaced(A, R, '7 10:00', { place: 'kabul' });

  it('carries container, carnet, destination and goods whole, under the same seals', () => {
    const after = convoy(change, passed('hairatan', '9 10:00'));
    expect(after.vehicle(R)).toMatchObject({
      replaces: A,
      load,
      seals: [{ what: 'taken-over', at: june('7 10:00'), place: 'kabul', seals: ['S-1', 'S-2'] }],
    });
  });

  it('goes on from where the other stood, and passed no border that the other had passed', () => {
    const history = [passed('kabul', '7 09:00'), change];
    expect(convoy(...history).view.vehicles.find(({ vehicleId }) => vehicleId === R)).toMatchObject({
      status: 'moving',
      lastPlace: 'kabul',
      nextPlace: 'pul-e-khumri',
      passages: [],
    });
    const further = convoy(...history, passed('termez', '9 10:00')).vehicle(R);
    expect(further.passages.map(({ place }) => place)).toEqual(['hairatan', 'ayritom']);
  });

  it('begins its trip where and when it took over: where the desk says, else where the other stands', () => {
    const legsOf = (...more: Unrecorded[]): unknown =>
      convoy(...more, passed('pul-e-khumri', '8 10:00', { of: R })).view.vehicles.at(-1)?.legs;
    const leg = { from: 'kabul', to: 'pul-e-khumri', departedAt: june('7 10:00'), hours: 24 };
    expect(legsOf(passed('jalalabad', '6 09:00'), change)).toMatchObject([leg]);
    const unnamed = replaced(A, R, '7 10:00');
    expect(legsOf(halted('kabul', '7 09:00', { of: A }), unnamed)).toMatchObject([leg]);
    expect(legsOf(passed('kabul', '7 09:00'), unnamed)).toEqual([]);
  });

  it('has its whole trip, from there to the destination, in the statistics', () => {
    const story = [passed('kabul', '7 09:00'), change, passed('tashkent', '9 10:00', { of: R })];
    const { vehicles, route } = convoy(...story).view;
    const [vehicle] = vehicles.filter(({ vehicleId }) => vehicleId === R);
    expect(vehicle && wholeTrip(vehicle, route)).toMatchObject({
      from: 'kabul',
      to: 'tashkent',
      departedAt: june('7 10:00'),
      arrivedAt: june('9 10:00'),
    });
  });

  it('is seen where it was seen itself, where it was reported before', () => {
    const spare = passed('jalalabad', '7 08:00', { of: R });
    expect(convoy(passed('kabul', '7 09:00', { of: A }), change, spare).view.vehicles[2]).toMatchObject({
      lastPlace: 'jalalabad',
    });
  });

  it('belongs to the convoy from then on: facts before concern the other, whenever they arrive', () => {
    const late = convoy(change, passed('hairatan', '9 10:00'), entered('torkham-pk', '5 10:00'));
    expect(late.vehicle(A)).toMatchObject({
      status: 'replaced',
      lastPlace: 'torkham-pk',
      passages: [{ enteredAt: june('5 10:00') }],
    });
    expect(late.vehicle(R)).toMatchObject({ status: 'moving', lastPlace: 'hairatan' });
    expect(late.vehicle(R).passages.some(({ enteredAt }) => enteredAt !== null)).toBe(false);
  });

  it('may be replaced in its turn', () => {
    const twice = convoy(change, replaced(R, 'PK-S8', '8 10:00'), passed('hairatan', '9 10:00'));
    expect(twice.vehicle('PK-S8')).toMatchObject({ replaces: R, load });
    expect(twice.vehicle(R).load).toMatchObject({ container: null, goods: [] });
  });

  it('may be one that had left: it leaves behind what it carried then', () => {
    const spare = joined('PK-C3', '1 08:00', { container: 'NLCU0000140' });
    const history = [spare, withdrawn('PK-C3', '6 10:00'), replaced(A, 'PK-C3', '7 10:00')];
    expect(convoy(...history, passed('hairatan', '9 10:00')).vehicle('PK-C3')).toMatchObject({
      load,
      replaces: A,
      status: 'moving',
      memberships: [{ leftAt: june('6 10:00') }, { joinedAt: june('7 10:00'), leftAt: null }],
    });
  });
});

describe('the tractor that was replaced', () => {
  it('carries nothing any more, and what stood still halts no more', () => {
    const breakdown = halted('kabul', '7 09:00', { of: A, reason: 'engine' });
    const { view, vehicle } = convoy(breakdown, replaced(A, R, '7 10:00'), passed('hairatan', '9 10:00'));
    expect(view.vehicles.map(({ vehicleId, status }) => [vehicleId, status])).toEqual([
      [A, 'replaced'],
      [B, 'moving'],
      [R, 'moving'],
    ]);
    expect(vehicle(A)).toMatchObject({
      load: { container: null, carnetNumber: null, goods: [] },
      halts: [{ resumedAt: null, inferred: true }],
      memberships: [{ leaving: { how: 'replaced', to: R } }],
    });
    expect(vehicle(A).seals.at(-1)).toMatchObject({ what: 'taken-over', seals: [] });
  });

  it('may join again, empty', () => {
    const back = joined(A, '8 10:00');
    expect(convoy(replaced(A, R, '7 10:00'), back, passed('hairatan', '9 10:00')).vehicle(A)).toMatchObject({
      status: 'moving',
      load: { container: null, carnetNumber: null },
    });
  });

  it('is described by its plate as it joined', () => {
    expect(convoy(replaced(A, vehicle(R), '7 10:00')).vehicle(A).description).toMatchObject({ plate: 'A1' });
  });
});
