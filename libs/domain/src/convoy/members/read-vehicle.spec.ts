import { describe, expect, it } from '@jest/globals';
import { command, given, planned } from '../../testing.js';
import { type VehicleToJoin } from './read-vehicle.js';
import { type ConvoyDecision } from '../decisions/decisions.js';
import { type Refusal } from '../../decision/refusal.js';

const add = (vehicle: Partial<VehicleToJoin>): ReturnType<typeof command> =>
  command('add-vehicle', '1 08:00', { vehicle: { plate: 'TLK-914', country: 'PK', ...vehicle } });
const taken = (vehicle: Partial<VehicleToJoin>): ConvoyDecision['data'] | undefined =>
  given(planned()).when(add(vehicle)).thenEvents('VehicleJoined')[0]?.data;
const refused = (vehicle: Partial<VehicleToJoin>): Refusal =>
  given(planned()).when(add(vehicle)).thenRefused('invalid-identifier');

describe('what the desk writes of a vehicle', () => {
  it('is kept in one form, beside the form that it was written in (dossier 6)', () => {
    const written = {
      country: 'pk',
      container: 'csqu 305438-3',
      carnetNumber: 'xc 12345678',
      seals: ['s-2', 'S-1', 'S-2'],
      destination: 'UZ TAS',
    };
    expect(taken(written)).toMatchObject({
      vehicleId: 'PK-TLK914',
      plate: 'TLK-914',
      country: 'PK',
      container: 'CSQU3054383',
      carnetNumber: 'XC12345678',
      seals: ['S-1', 'S-2'],
      destination: 'tashkent',
      asReported: written,
    });
  });

  it('is not recorded twice where it was written in that form', () => {
    expect(taken({ container: 'CSQU3054383', seals: ['S-1'] })).not.toHaveProperty('asReported');
  });

  it('makes one vehicle of one id, however it is written; an id of the desk stays as it is', () => {
    expect(taken({ vehicleId: 'pk-tlk 914' })).toMatchObject({ vehicleId: 'PK-TLK914' });
    expect(taken({ vehicleId: 'truck 7' })).toMatchObject({ vehicleId: 'truck 7' });
  });
});

describe('a vehicle is refused', () => {
  it('with a container whose check digit is wrong, and the right one is named (ISO 6346)', () => {
    const refusal = refused({ container: 'CSQU3054384' });
    expect(refusal).toMatchObject({
      pointer: '/container',
      facts: { container: 'CSQU3054384', expectedCheckDigit: 3 },
    });
    expect(refusal.detail).toContain('is 3');
    expect(refused({ container: 'CSQU305438' }).facts).toMatchObject({ expectedCheckDigit: 3 });
    expect(refused({ container: 'a box' }).facts).toEqual({ container: 'a box' });
  });

  it('with a carnet number of another form', () => {
    expect(refused({ carnetNumber: 'XC123' })).toMatchObject({
      pointer: '/carnetNumber',
      facts: { carnetNumber: 'XC123' },
    });
  });

  it('with a seal number of another form, and which one is named', () => {
    expect(refused({ seals: ['S-1', 'S/2'] })).toMatchObject({ pointer: '/seals/1', facts: { seal: 'S/2' } });
  });

  it('with goods under no code of the Harmonised System, or valued in no currency', () => {
    const goods = [{ description: 'rice' }, { description: 'cement', hsCode: '2523' }];
    expect(refused({ goods })).toMatchObject({ pointer: '/goods/1/hsCode', facts: { hsCode: '2523' } });
    const value = { amount: '1.00', currency: 'RUP' };
    expect(refused({ goods: [{ description: 'rice', value }] })).toMatchObject({
      pointer: '/goods/0/value/currency',
      facts: { currency: 'RUP' },
    });
  });

  it('of a country, or with a permit of a country, that does not exist: the signs on vehicles are another list', () => {
    const refusal = refused({ country: 'AFG' });
    expect(refusal.pointer).toBe('/country');
    expect(refusal.detail).toContain('AF');
    const permit = {
      type: 'AUPTT',
      issuedBy: 'UZB',
      number: '7',
      validFrom: '2023-01-01',
      validTo: '2023-12-31',
    };
    expect(refused({ permits: [permit] })).toMatchObject({
      pointer: '/permits/0/issuedBy',
      facts: { issuedBy: 'UZB' },
    });
    const approval = { number: '17', issuedBy: 'PAK', approvedOn: '2023-01-01' };
    expect(refused({ approval })).toMatchObject({ pointer: '/approval/issuedBy' });
  });

  it('in a plan by its place in the list', () => {
    const plan = command('plan', '1 06:00', {
      corridorId: 'khi-tas-torkham',
      regime: 'TIR',
      plannedDeparture: '2023-06-02T04:00:00.000Z',
      vehicles: [
        { plate: 'X 1', country: 'PK' },
        { plate: 'X 2', country: 'PK', container: 'CSQU3054384' },
      ],
    });
    expect(given().when(plan).thenRefused('invalid-identifier').pointer).toBe('/vehicles/1/container');
  });
});
