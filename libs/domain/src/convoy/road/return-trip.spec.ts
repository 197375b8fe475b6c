import { describe, expect, it } from '@jest/globals';
import { command, given, joined, june, planned } from '../../testing.js';
import { type PlanConvoy } from '../decisions/plan-convoy.js';
import { type VehicleToJoin } from '../members/read-vehicle.js';

const outward = { exists: true, carnetNumbers: ['XC12345678', 'XC12345679'] };
const truck = (carnetNumber?: string): VehicleToJoin => ({
  plate: 'TLK-914',
  country: 'PK',
  ...(carnetNumber === undefined ? {} : { carnetNumber }),
});
const plan = (more: Partial<PlanConvoy> = {}): ReturnType<typeof command> =>
  command('plan', '20 06:00', {
    route: ['tashkent', 'termez'],
    regime: 'TIR',
    plannedDeparture: june('21 04:00'),
    returnOf: 'K-1',
    vehicles: [],
    ...more,
  });

describe('a return trip', () => {
  it('is linked to the outward one, with cargo and carnets of its own (dossier 8.3)', () => {
    const [event] = given()
      .when(plan({ vehicles: [truck('XC87654321')] }), { outward })
      .thenEvents('ConvoyPlanned', 'VehicleJoined');
    expect(event?.data).toMatchObject({ returnOf: 'K-1' });
    expect(given(planned('khi-tas-torkham', { returnOf: 'K-1' })).view.returnOf).toBe('K-1');
  });

  it('is refused with a carnet of the way out, however it is written: a carnet is for one journey', () => {
    const refusal = given()
      .when(plan({ vehicles: [truck(), { ...truck('xc 1234-5679'), plate: 'X 1' }] }), { outward })
      .thenRefused('carnet-used-before');
    expect(refusal).toMatchObject({
      pointer: '/vehicles/1/carnetNumber',
      facts: { carnetNumber: 'XC12345679', outwardConvoyId: 'K-1' },
    });
  });

  it('is refused such a carnet later too, by a vehicle that joins or replaces another', () => {
    const back = given(planned('khi-tas-torkham', { returnOf: 'K-1' }), joined('PK-A1'));
    const add = command('add-vehicle', '20 08:00', { vehicle: truck('XC12345678') });
    expect(back.when(add, { outward }).thenRefused('carnet-used-before').pointer).toBe('/carnetNumber');
    const replace = command('replace', '20 08:00', { vehicleId: 'PK-A1', by: truck('XC12345678') });
    expect(back.when(replace, { outward }).thenRefused('carnet-used-before').pointer).toBe(
      '/by/carnetNumber',
    );
  });

  it('is refused of an outward convoy that does not exist, or of itself', () => {
    const refusal = given()
      .when(plan(), { outward: { exists: false, carnetNumbers: [] } })
      .thenRefused('unknown-outward-convoy');
    expect(refusal).toMatchObject({ pointer: '/returnOf', facts: { outwardConvoyId: 'K-1' } });
    given().when(plan(), { convoyId: 'K-1' }).thenRefused('unknown-outward-convoy');
  });

  it('is taken unchecked where nothing is known of the outward one', () => {
    given()
      .when(plan({ vehicles: [truck('XC12345678')] }))
      .thenEvents('ConvoyPlanned', 'VehicleJoined');
  });
});

describe('a convoy that is no return trip', () => {
  it('may use any carnet: whether it was used before, its own stream tells', () => {
    const once = command('plan', '20 06:00', {
      route: ['tashkent', 'termez'],
      regime: 'TIR',
      plannedDeparture: june('21 04:00'),
      vehicles: [truck('XC12345678')],
    });
    given().when(once, { outward }).thenEvents('ConvoyPlanned', 'VehicleJoined');
  });
});
