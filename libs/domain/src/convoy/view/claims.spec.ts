import { describe, expect, it } from '@jest/globals';
import {
  completed,
  dispatched,
  given,
  joined,
  june,
  planned,
  plateChanged,
  replaced,
  transshipped,
  vehicle,
  withdrawn,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type Claim } from '../../irregularity/irregularity.js';
import { claimsOf, vehicleOfClaim } from './claims.js';

const A = 'PK-A1';
const B = 'PK-B2';
const NUMBER = 'XC12345678';
const claims = (kind: Claim['kind'], ...history: Unrecorded[]): readonly Claim[] =>
  claimsOf(given(planned(), ...history).state, 'nlc-1').filter((claim) => claim.kind === kind);
const carried = (...history: Unrecorded[]): readonly unknown[] =>
  claims('carnet', ...history).map(({ holder, from, until }) => [holder, from, until]);
const loaded = joined(A, '1 07:00', { carnetNumber: NUMBER });

describe('a convoy claims its vehicles', () => {
  it('while they belong to it', () => {
    expect(claims('vehicle', joined(A), dispatched())).toEqual([
      { kind: 'vehicle', key: A, holder: 'nlc-1', convoyId: 'nlc-1', from: june('1 07:00'), until: null },
    ]);
    expect(claims('vehicle', joined(A), dispatched(), withdrawn(A, '5 10:00'))).toMatchObject([
      { until: june('5 10:00') },
    ]);
  });

  it('by the plate that they joined with, where the desk has given them another id', () => {
    const truck = joined('TRUCK-7', '1 07:00', { plate: 'A1', country: 'PK' });
    const told = claims('vehicle', truck, dispatched());
    expect(told.map(({ key, from }) => [key, from])).toEqual([
      ['TRUCK-7', june('1 07:00')],
      [A, june('1 07:00')],
    ]);
    expect(told.map(vehicleOfClaim)).toEqual(['TRUCK-7', 'TRUCK-7']);
  });

  it('by each plate that they took, from then on', () => {
    const changed = plateChanged(A, 'KZ-482KTA02', '3 10:00');
    const history = [joined(A), dispatched(), changed, withdrawn(A, '5 10:00')];
    const keys = claims('vehicle', ...history).map((claim) => {
      const { key, convoyId, from, until } = claim;
      return [key, convoyId, vehicleOfClaim(claim), from, until];
    });
    expect(keys).toEqual([
      [A, 'nlc-1', A, june('1 07:00'), june('5 10:00')],
      ['KZ-482KTA02', 'nlc-1', A, june('3 10:00'), june('5 10:00')],
    ]);
    const late = plateChanged(A, 'KZ-482KTA02', '6 10:00');
    expect(claims('vehicle', joined(A), dispatched(), withdrawn(A, '5 10:00'), late)).toHaveLength(1);
  });

  it('until it ends', () => {
    expect(claims('vehicle', joined(A), dispatched(), completed('20', 'closed'))).toMatchObject([
      { until: june('20') },
    ]);
  });
});

describe('a convoy claims the carnets of its loads', () => {
  it('for the vehicle that carries them, while it belongs to the convoy', () => {
    expect(claims('carnet', loaded, joined(B), dispatched())).toEqual([
      { kind: 'carnet', key: NUMBER, holder: A, convoyId: 'nlc-1', from: june('1 07:00'), until: null },
    ]);
    expect(carried(loaded, dispatched(), withdrawn(A, '5 10:00'))).toEqual([
      [A, june('1 07:00'), june('5 10:00')],
    ]);
  });

  it('for the tractor that takes over, from then on', () => {
    expect(carried(loaded, dispatched(), replaced(A, vehicle(B), '5 10:00'))).toEqual([
      [A, june('1 07:00'), june('5 10:00')],
      [B, june('5 10:00'), null],
    ]);
  });

  it('for the vehicle that the load was moved into, from then on', () => {
    const move = transshipped(A, B, 'kabul', '7 10:00');
    const back = transshipped(B, A, 'kabul', '8 10:00');
    const start = [loaded, joined(B), dispatched()];
    expect(carried(...start, move)).toEqual([
      [A, june('1 07:00'), june('7 10:00')],
      [B, june('7 10:00'), null],
    ]);
    expect(carried(...start, move, back)).toEqual([
      [A, june('1 07:00'), june('7 10:00')],
      [A, june('8 10:00'), null],
      [B, june('7 10:00'), june('8 10:00')],
    ]);
  });

  it('for both where only a part of the load was moved: the read models show what one carnet is used for', () => {
    const part = transshipped(A, B, 'kabul', '7 10:00', { partial: true });
    expect(carried(loaded, joined(B), dispatched(), part)).toEqual([
      [A, june('1 07:00'), null],
      [B, june('7 10:00'), null],
    ]);
  });
});
