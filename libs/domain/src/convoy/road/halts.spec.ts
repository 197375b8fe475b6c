import { describe, expect, it } from '@jest/globals';
import {
  dispatched,
  given,
  halted,
  joined,
  june,
  passed,
  planned,
  positioned,
  resumed,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { placeOf } from '../../geography/geography.js';

const A = 'PK-A1';
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), joined(A), dispatched(), ...facts);
const haltsOf = (...facts: Unrecorded[]): ReturnType<ReturnType<typeof given>['vehicle']>['halts'] =>
  convoy(...facts).vehicle(A).halts;
const { lat, lon } = placeOf('kabul');

describe('a halt', () => {
  const first = halted('kabul', '8 10:00', { id: 'first', reason: 'night-rest' });

  it('at one place for a second reason is one halt with both reasons', () => {
    const second = halted('kabul', '8 15:00', { id: 'second', reason: 'breakdown' });
    expect(haltsOf(second, first)).toMatchObject([
      { haltedAt: june('8 10:00'), reason: 'night-rest; breakdown', evidence: ['first', 'second'] },
    ]);
  });

  it('reported twice with one reason has it once', () => {
    const again = halted('kabul', '8 10:05', { reason: 'night-rest' });
    expect(haltsOf(first, again)).toMatchObject([{ reason: 'night-rest' }]);
    expect(haltsOf(halted('kabul', '8 09:58'), first)).toMatchObject([{ reason: 'night-rest' }]);
  });

  it('between two places counts once that two units tell within minutes', () => {
    const [one, other] = [
      halted(undefined, '8 10:00', { id: 'a' }),
      halted(undefined, '8 10:20', { id: 'b' }),
    ];
    expect(haltsOf(one, other)).toMatchObject([{ haltedAt: june('8 10:00'), evidence: ['a', 'b'] }]);
    expect(haltsOf(one, halted(undefined, '8 10:40'))).toHaveLength(2);
  });

  it('ends once, though two units tell it', () => {
    const ends = [resumed(undefined, '8 16:00', { id: 'a' }), resumed(undefined, '8 16:10', { id: 'b' })];
    expect(haltsOf(first, ...ends)).toMatchObject([
      { resumedAt: june('8 16:00'), inferred: false, evidence: ['first', 'a', 'b'] },
    ]);
  });

  it('is over where a position is more than five kilometres away; when is not known', () => {
    const vehicle = convoy(first, positioned({ lat: lat + 0.06, lon }, '8 14:00')).vehicle(A);
    expect(vehicle).toMatchObject({ status: 'moving', lastPlace: 'kabul' });
    expect(vehicle.halts).toMatchObject([{ resumedAt: null, inferred: true }]);
  });

  it('goes on where a position is near, or too inexact to tell', () => {
    for (const position of [
      { lat: lat + 0.04, lon },
      { lat: lat + 0.06, lon, accuracyM: 3000 },
    ]) {
      const vehicle = convoy(first, positioned(position, '8 14:00')).vehicle(A);
      expect(vehicle.status).toBe('halted');
      expect(vehicle.halts).toMatchObject([{ inferred: false }]);
    }
  });

  it('that began at a position is over away from it; at an unknown point no position ends it', () => {
    const away = positioned({ lat: 34.9, lon: 69 }, '8 14:00');
    const at = halted(undefined, '8 10:00', { position: { lat: 34.8, lon: 69 } });
    expect(haltsOf(at, away)).toMatchObject([{ inferred: true }]);
    expect(haltsOf(halted(undefined, '8 10:00'), away)).toMatchObject([{ inferred: false }]);
  });

  it('of a place left before, whose end is reported only then, ends at that time', () => {
    const late = [passed('torkham-af', '6 10:00'), resumed('peshawar', '6 10:20', { id: 'end' })];
    expect(haltsOf(halted('peshawar', '6 08:00', { id: 'begin' }), ...late)).toMatchObject([
      { place: 'peshawar', resumedAt: june('6 10:20'), inferred: false, evidence: ['begin', 'end'] },
    ]);
  });

  it('of a place left before counts once that two units tell', () => {
    const twice = ['6 10:05', '6 10:15'].map((at) => halted('peshawar', at, { reason: 'tyre' }));
    expect(haltsOf(passed('torkham-af', '6 10:00'), ...twice)).toMatchObject([
      { haltedAt: june('6 10:05'), reason: 'tyre', inferred: true },
    ]);
  });
});
