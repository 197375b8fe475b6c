import { describe, expect, it } from '@jest/globals';
import {
  delivered,
  dispatched,
  given,
  joined,
  joinedAll,
  june,
  passed,
  planned,
  replaced,
  withdrawn,
  type Unrecorded,
} from '../../testing.js';
import { type ConvoySample, convoySample } from './convoy.statistic.js';

const BY_JUNE_12 = planned('khi-tas-torkham', { plannedArrival: june('12 12:00') });
const cargo = (grossKg: number, amount?: string): NonNullable<Parameters<typeof joined>[2]> => {
  const value = amount === undefined ? {} : { value: { amount, currency: 'USD' } };
  return { goods: [{ description: 'textiles', grossKg, ...value }] };
};

function sampled(...history: readonly Unrecorded[]): ConvoySample {
  const sample = convoySample(given(...history).view);
  if (!sample) throw new Error('It was not dispatched.');
  return sample;
}
const three = [BY_JUNE_12, ...joinedAll('PK-A1', 'PK-B2', 'PK-C3'), dispatched('2 04:00')];

describe('the sample of a convoy', () => {
  it('does not exist before it was dispatched', () => {
    expect(convoySample(given(BY_JUNE_12, joined('PK-A1')).view)).toBeUndefined();
  });

  // Dossier 5.3: dispatch to delivery; spread; on time against plan.
  it('has the days to the last delivery, the hours between first and last truck, and whether it was on time', () => {
    const sample = sampled(
      ...three,
      passed('karachi-port', '2 05:00'),
      passed('tashkent', '11 04:00', { of: 'PK-A1' }),
      passed('tashkent', '11 10:00', { of: 'PK-B2' }),
      passed('tashkent', '12 01:00', { of: 'PK-C3' }),
      delivered('tashkent', '11 20:00', { of: ['PK-A1', 'PK-B2'] }),
      delivered('tashkent', '12 04:00', { of: 'PK-C3' }),
    );
    expect(sample).toMatchObject({
      corridorId: 'khi-tas-torkham',
      dispatchedAt: june('2 04:00'),
      transitDays: 10,
      spreadHours: 21,
      onTime: true,
      joined: 3,
      withdrawn: 0,
      attrition: 0,
    });
  });

  it('is late where one truck delivers after the plan, and has no opinion without a plan', () => {
    const facts = [delivered('tashkent', '13 04:00')];
    expect(sampled(...three, ...facts).onTime).toBe(false);
    expect(sampled(planned(), joined('PK-A1'), dispatched(), ...facts).onTime).toBeNull();
  });

  it('knows neither transit nor spread while one truck has not arrived, and takes no part for the whole', () => {
    const some = [
      delivered('tashkent', '11 20:00', { of: ['PK-A1', 'PK-B2'] }),
      delivered('samarkand', '10 20:00', { of: 'PK-C3', partial: true }),
    ];
    expect(sampled(...three, ...some)).toMatchObject({ transitDays: null, spreadHours: null, onTime: null });
  });

  it('measures the spread for each destination by itself', () => {
    const sample = sampled(
      planned('khi-ala-torkham'),
      joined('PK-A1', '1 07:00', { destination: 'tashkent' }),
      joined('PK-B2', '1 07:00', { destination: 'tashkent' }),
      joined('PK-C3', '1 07:00', { destination: 'almaty' }),
      dispatched(),
      passed('karachi-port', '2 05:00'),
      passed('tashkent', '10 04:00', { of: 'PK-A1' }),
      passed('tashkent', '10 06:00', { of: ['PK-B2', 'PK-C3'] }),
      passed('almaty', '15 06:00', { of: 'PK-C3' }),
    );
    expect(sample.spreadHours).toBe(2);
  });

  it('is of one truck without a spread', () => {
    const one = sampled(BY_JUNE_12, joined('PK-A1'), dispatched(), delivered('tashkent', '11 20:00'));
    expect(one).toMatchObject({ spreadHours: null, onTime: true });
  });

  // Dossier 5.3: attrition. A tractor that takes over a load is no loss of a vehicle, nor one more.
  it('counts who was withdrawn as attrition, and a replaced tractor as neither lost nor joined', () => {
    const sample = sampled(
      ...three,
      withdrawn('PK-B2', '4 04:00'),
      replaced('PK-C3', 'PK-D4', '4 05:00'),
      delivered('tashkent', '11 20:00', { of: ['PK-A1', 'PK-D4'] }),
    );
    expect(sample).toMatchObject({ joined: 3, withdrawn: 1, attrition: 1 / 3, onTime: true });
  });

  it('carries the tonnes and the value of the vehicles that stayed', () => {
    const sample = sampled(
      BY_JUNE_12,
      joined('PK-A1', '1 07:00', cargo(12_000, '48000.00')),
      joined('PK-B2', '1 07:00', cargo(8_000)),
      joined('PK-C3', '1 07:00', cargo(9_000, '9000')),
      dispatched(),
      withdrawn('PK-C3', '4 04:00'),
    );
    expect(sample).toMatchObject({
      tonnes: 20,
      values: [{ amount: '48000.00', currency: 'USD', day: '2023-06-02' }],
      goodsWithoutValue: 1,
    });
  });

  it('knows neither tonnes nor value where the load of one vehicle is not known', () => {
    const loaded = joined('PK-A1', '1 07:00', cargo(12_000, '48000.00'));
    const sample = sampled(BY_JUNE_12, loaded, joined('PK-B2'), dispatched());
    expect(sample).toMatchObject({ tonnes: null, goodsWithoutValue: 1 });
  });
});
