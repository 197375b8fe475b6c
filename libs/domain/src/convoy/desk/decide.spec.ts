import { describe, expect, it } from '@jest/globals';
import {
  cancelled,
  command,
  completed,
  delivered,
  dispatched,
  exited,
  given,
  joined,
  joinedAll,
  june,
  mergedInto,
  planned,
  recalled,
  splitInto,
  withdrawn,
} from '../../testing.js';
import { type AddVehicle } from '../decisions/add-vehicle.js';
import { type CompleteConvoy } from '../decisions/complete-convoy.js';
import { type DispatchConvoy } from '../decisions/dispatch-convoy.js';
import { type VehicleToJoin } from '../members/read-vehicle.js';

const at = (when: string): { at: { instant: string; offset: string } } => ({
  at: { instant: june(when), offset: '+05:00' },
});
const add = (vehicle: Partial<VehicleToJoin> = {}, when = '1 08:00'): AddVehicle => ({
  type: 'add-vehicle',
  ...at(when),
  vehicle: { plate: 'TLK-914', country: 'PK', ...vehicle },
});
const dispatch = (when = '2 04:00'): DispatchConvoy => ({ type: 'dispatch', ...at(when) });
const complete = (more: Partial<CompleteConvoy> = {}): CompleteConvoy => ({
  type: 'complete',
  ...at('20 04:00'),
  ...more,
});
const ready = [planned(), joined('PK-A1'), joined('PK-A2')] as const;
const underWay = [...ready, dispatched()] as const;

describe('any decision but planning', () => {
  it('is refused where there is no convoy', () => {
    for (const command of [add(), dispatch(), complete()])
      given().when(command).thenRefused('unknown-convoy');
  });

  it('is refused where it is dated before the last one, and taken at the same instant', () => {
    const refusal = given(...underWay)
      .when(add({}, '2 03:59'))
      .thenRefused('decision-out-of-order');
    expect(refusal).toMatchObject({ pointer: '/occurredAt', facts: { lastDecisionAt: june('2 04:00') } });
    given(...underWay)
      .when(add({}, '2 04:00'))
      .thenEvents('VehicleJoined');
  });

  it('is refused once the convoy has ended, however it ended, and says what became of it', () => {
    const ended = {
      completed: completed('10', 'closed'),
      cancelled: cancelled('10'),
      split: splitInto(
        [{ convoyId: 'K-2', vehicleIds: ['PK-A1', 'PK-A2'], route: ['quetta', 'chaman'] }],
        '10',
      ),
      merged: mergedInto('K-9', ['PK-A1', 'PK-A2'], '10'),
    };
    for (const [convoyStatus, end] of Object.entries(ended)) {
      const convoy = given(...underWay, end);
      for (const decision of [
        add({}, '11'),
        dispatch('11'),
        complete(),
        command('withdraw', '11', { vehicleId: 'PK-A1', reason: 'breakdown' }),
        command('hold', '11', { reason: 'border closed' }),
        command('divert', '11', { reason: 'border closed', corridorId: 'khi-tas-chaman' }),
        command('recall', '11', { reason: 'border closed' }),
        command('cancel', '9', { reason: 'no cargo' }),
      ]) {
        expect(convoy.when(decision).thenRefused('convoy-ended').facts).toEqual({
          convoyStatus,
          endedAt: june('10'),
          splitInto: convoyStatus === 'split' ? ['K-2'] : [],
          mergedInto: convoyStatus === 'merged' ? 'K-9' : null,
        });
      }
    }
  });

  it('is not hindered by facts dated after it: field units and desk have their own order', () => {
    given(...ready, exited('torkham-pk', '5 10:00'))
      .when(dispatch())
      .thenEvents('ConvoyDispatched');
  });
});

describe('adding a vehicle', () => {
  it('names it by country and plate where it has no id, and keeps what is said of it', () => {
    const [event] = given(planned())
      .when({ ...add({ container: 'CSQU3054383', destination: 'UZ TAS' }), note: 'late' })
      .thenEvents('VehicleJoined');
    expect(event?.data).toEqual({
      occurredAt: june('1 08:00'),
      offset: '+05:00',
      note: 'late',
      vehicleId: 'PK-TLK914',
      plate: 'TLK-914',
      country: 'PK',
      container: 'CSQU3054383',
      destination: 'tashkent',
      asReported: { destination: 'UZ TAS' },
    });
  });

  it('keeps the id it was given', () => {
    const [event] = given(planned())
      .when(add({ vehicleId: 'truck 7' }))
      .thenEvents('VehicleJoined');
    expect(event?.data).toMatchObject({ vehicleId: 'truck 7' });
  });

  it('is refused where a convoy has as many as it may; one that left may come back', () => {
    const all = Array.from({ length: 1_000 }, (_, n) => `PK-Y${n}`);
    const full = given(planned(), ...joinedAll(...all), withdrawn('PK-Y7', '2 10:00'));
    expect(full.when(add({ plate: 'Z-1' }, '3 10:00')).thenRefused('too-many-vehicles').facts).toEqual({
      ...{ most: 1_000, vehicles: 1_001 },
    });
    full.when(add({ plate: 'Y-7' }, '3 10:00')).thenEvents('VehicleJoined');
  });

  it('is refused where it is in the convoy already, however its plate is written', () => {
    const refusal = given(planned(), joined('PK-TLK914'))
      .when(add({ plate: 'tlk 914' }))
      .thenRefused('vehicle-already-joined');
    expect(refusal).toMatchObject({ pointer: '/plate', facts: { vehicleId: 'PK-TLK914' } });
  });

  it('is refused where its load goes to a place that does not exist', () => {
    const refusal = given(planned())
      .when(add({ destination: 'Atlantis' }))
      .thenRefused('unknown-place');
    expect(refusal).toMatchObject({ pointer: '/destination', facts: { place: 'Atlantis' } });
  });

  it('is possible on the way', () => {
    given(...underWay)
      .when(add({}, '4 10:00'))
      .thenEvents('VehicleJoined');
  });

  it('is possible again once it has left', () => {
    const [event] = given(...underWay, withdrawn('PK-A1', '5 10:00'))
      .when(add({ plate: 'a 1' }, '6 10:00'))
      .thenEvents('VehicleJoined');
    expect(event?.data).toMatchObject({ vehicleId: 'PK-A1' });
  });

  it('is refused while it is in another active convoy, and says in which and since when (dossier 8.3)', () => {
    const elsewhere = (vehicleId: string, at: string): { convoyId: string; since: string } | undefined =>
      vehicleId === 'PK-TLK914' && at === june('1 08:00')
        ? { convoyId: 'K-7', since: june('1 02:00') }
        : undefined;
    const refusal = given(planned()).when(add(), { elsewhere }).thenRefused('vehicle-in-another-convoy');
    expect(refusal).toMatchObject({
      pointer: '/plate',
      facts: { vehicleId: 'PK-TLK914', otherConvoyId: 'K-7', since: june('1 02:00') },
    });
    given(planned()).when(add({}, '1 09:00'), { elsewhere }).thenEvents('VehicleJoined');
  });
});

describe('dispatching', () => {
  it('is refused without vehicles, and where all have left again', () => {
    given(planned()).when(dispatch()).thenRefused('no-vehicles');
    given(planned(), joined('PK-A1'), withdrawn('PK-A1', '1 10:00'))
      .when(dispatch())
      .thenRefused('no-vehicles');
  });

  it('is refused a second time, with the first', () => {
    const refusal = given(...underWay)
      .when(dispatch('3 04:00'))
      .thenRefused('already-dispatched');
    expect(refusal.facts).toEqual({ dispatchedAt: june('2 04:00') });
  });
});

describe('completing', () => {
  const delivery = (vehicle: string, partial = false): ReturnType<typeof delivered> =>
    delivered('tashkent', '12 10:00', { of: vehicle, partial });

  it('is refused before dispatch', () => {
    given(...ready)
      .when(complete())
      .thenRefused('not-dispatched');
  });

  it('is refused while deliveries are missing, and names the vehicles', () => {
    const refusal = given(...underWay, delivery('PK-A1'))
      .when(complete())
      .thenRefused('vehicles-outstanding');
    expect(refusal).toMatchObject({ pointer: '/outstandingReason', facts: { vehicleIds: ['PK-A2'] } });
  });

  it('is refused while only part of a load is delivered', () => {
    const refusal = given(...underWay, delivery('PK-A1'), delivery('PK-A2', true))
      .when(complete())
      .thenRefused('vehicles-outstanding');
    expect(refusal.facts).toEqual({ vehicleIds: ['PK-A2'] });
  });

  it('is taken once all is delivered', () => {
    given(
      ...underWay,
      delivery('PK-A1'),
      delivery('PK-A2', true),
      delivered('tashkent', '13', { of: 'PK-A2' }),
    )
      .when(complete())
      .thenEvents('ConvoyCompleted');
  });

  it('does not wait for vehicles that left', () => {
    given(...underWay, delivery('PK-A1'), withdrawn('PK-A2', '8 10:00'))
      .when(complete())
      .thenEvents('ConvoyCompleted');
  });

  it('of a recalled convoy waits for no delivery, and keeps why it was recalled', () => {
    const home = [...underWay, recalled(['karachi-port'], '5 10:00')];
    given(...home)
      .when(complete())
      .thenEvents('ConvoyCompleted');
    expect(given(...home, completed('20')).view).toMatchObject({
      status: 'completed',
      reason: 'border closed',
    });
  });

  it('is taken without deliveries where the desk says why', () => {
    const [event] = given(...underWay)
      .when(complete({ outstandingReason: 'the consignee never reports' }))
      .thenEvents('ConvoyCompleted');
    expect(event?.data).toMatchObject({ outstandingReason: 'the consignee never reports' });
  });
});
