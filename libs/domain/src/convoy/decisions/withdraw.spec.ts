import { describe, expect, it } from '@jest/globals';
import {
  command,
  dispatched,
  entered,
  exited,
  given,
  halted,
  joined,
  joinedAll,
  june,
  passed,
  planned,
  withdrawn,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const B = 'PK-B2';
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), ...joinedAll(A, B), dispatched(), ...more);
const withdraw = (vehicleId: string, place?: string): ReturnType<typeof command> =>
  command('withdraw', '7 10:00', {
    vehicleId,
    reason: 'breakdown',
    ...(place === undefined ? {} : { place }),
  });

describe('withdrawing a vehicle', () => {
  it('says why and where, the place as slug or UN/LOCODE', () => {
    const [event] = convoy().when(withdraw(A, 'AF KBL')).thenEvents('VehicleWithdrawn');
    expect(event?.data).toEqual({
      occurredAt: june('7 10:00'),
      offset: '+05:00',
      vehicleId: A,
      reason: 'breakdown',
      place: 'kabul',
    });
  });

  it('knows the vehicle however its id is written', () => {
    const [event] = convoy().when(withdraw('pk-a 1')).thenEvents('VehicleWithdrawn');
    expect(event?.data).toMatchObject({ vehicleId: A });
  });

  it('is refused where it never joined, or has left, and says when and how it left', () => {
    expect(convoy().when(withdraw('PK-Z9')).thenRefused('vehicle-not-in-convoy').facts).toEqual({
      vehicleId: 'PK-Z9',
    });
    const gone = convoy(withdrawn(A, '6 10:00'));
    expect(gone.when(withdraw(A)).thenRefused('vehicle-not-in-convoy').facts).toEqual({
      vehicleId: A,
      leftAt: june('6 10:00'),
      how: 'withdrawn',
    });
  });

  it('is refused at a place that does not exist', () => {
    const refusal = convoy().when(withdraw(A, 'Atlantis')).thenRefused('unknown-place');
    expect(refusal).toMatchObject({ pointer: '/place', facts: { place: 'Atlantis' } });
  });
});

describe('a vehicle that was withdrawn', () => {
  const left = withdrawn(A, '7 10:00', { reason: 'visa refused', place: 'torkham-af' });

  it('stays in the list with its history, and why and where it left', () => {
    const { view, vehicle } = convoy(exited('torkham-pk', '6 10:00'), left);
    expect(view.vehicles.map(({ vehicleId, status }) => [vehicleId, status])).toEqual([
      [A, 'withdrawn'],
      [B, 'moving'],
    ]);
    expect(vehicle(A)).toMatchObject({
      passages: [{ place: 'torkham-pk', exitedAt: june('6 10:00') }],
      memberships: [
        {
          leftAt: june('7 10:00'),
          leaving: { how: 'withdrawn', reason: 'visa refused', place: 'torkham-af', to: null },
        },
      ],
    });
  });

  it('is concerned by facts before it left, however late they arrive, and by none from then on', () => {
    const late = convoy(left, passed('kabul', '7 12:00'), exited('torkham-pk', '6 10:00'));
    expect(late.vehicle(A)).toMatchObject({ lastPlace: 'torkham-pk', lastSeenAt: june('6 10:00') });
    expect(late.vehicle(B).lastPlace).toBe('kabul');
    const named = convoy(left, passed('kabul', '7 10:00', { of: A }));
    expect(named.vehicle(A).lastPlace).toBeNull();
  });

  it('keeps the status withdrawn, whatever is reported later of the time before', () => {
    const { view } = convoy(left, passed('kabul', '8 10:00'), entered('torkham-pk', '6 10:00'));
    expect(view.vehicles[0]?.status).toBe('withdrawn');
  });

  it('halts no more: its halt ends without a time', () => {
    const history = [halted('torkham-pk', '6 10:00', { of: A }), left, passed('kabul', '8 10:00')];
    expect(convoy(...history).vehicle(A)).toMatchObject({
      status: 'withdrawn',
      halts: [{ resumedAt: null, inferred: true }],
    });
  });

  it('does not hold the convoy back: countries, borders, first and last vehicle are of those that stay', () => {
    const { view } = convoy(passed('peshawar', '5 10:00'), passed('kabul', '7 11:00', { of: B }), left);
    expect(view).toMatchObject({
      countries: ['AF'],
      firstVehicle: { vehicleId: B },
      lastVehicle: { vehicleId: B },
    });
    expect(view.borders[0]).toEqual({ place: 'torkham-pk', direction: 'outbound', through: 1, of: 1 });
  });

  it('is counted where nobody else is left', () => {
    const { view } = convoy(passed('peshawar', '5 10:00'), left, withdrawn(B, '7 11:00'));
    expect(view).toMatchObject({ countries: ['PK'], firstVehicle: { place: 'peshawar' } });
  });
});

describe('a vehicle that joins again', () => {
  const again = joined(A, '9 10:00', { seals: ['PK-2'], driver: 'Gul Khan' });
  const history = [withdrawn(A, '7 10:00'), again];

  it('has two memberships, and goes on from where it was seen last', () => {
    const vehicle = convoy(passed('peshawar', '5 10:00'), ...history, passed('kabul', '10 10:00')).vehicle(A);
    expect(vehicle.memberships).toMatchObject([
      { joinedAt: june('1 07:00'), onTheWay: false, leftAt: june('7 10:00') },
      { joinedAt: june('9 10:00'), onTheWay: true, leftAt: null, leaving: null },
    ]);
    expect(vehicle).toMatchObject({
      status: 'moving',
      lastPlace: 'kabul',
      description: { driver: 'Gul Khan' },
    });
    expect(vehicle.passages.map(({ place }) => place)).toEqual(['torkham-pk', 'torkham-af']);
  });

  it('is not concerned by what happened to the convoy in between', () => {
    const between = convoy(...history, passed('jalalabad', '8 10:00'), passed('torkham-pk', '7 10:00'));
    expect(between.vehicle(A)).toMatchObject({ status: 'withdrawn', lastPlace: null });
    expect(between.view.vehicles[0]?.status).toBe('assigned');
  });

  it('stands at the border where it was left', () => {
    expect(
      convoy(entered('torkham-pk', '6 10:00'), withdrawn(A, '7 10:00'), again).view.vehicles[0]?.status,
    ).toBe('at-border');
  });

  it('carries what it carried, and what is said of it now', () => {
    const loaded = joined('PK-C3', '1 08:00', { container: 'CSQU3054383', seals: ['PK-1'] });
    const reloaded = joined('PK-C3', '9 10:00', { carnetNumber: 'XC12345678', seals: ['PK-2'] });
    const given = convoy(loaded, withdrawn('PK-C3', '7 10:00'), reloaded, passed('kabul', '10 10:00'));
    const { load, seals } = given.vehicle('PK-C3');
    expect(load).toMatchObject({ container: 'CSQU3054383', carnetNumber: 'XC12345678' });
    expect(seals.map(({ what, at, seals }) => [what, at, seals])).toEqual([
      ['joined-with', june('1 08:00'), ['PK-1']],
      ['joined-with', june('9 10:00'), ['PK-2']],
    ]);
  });
});
