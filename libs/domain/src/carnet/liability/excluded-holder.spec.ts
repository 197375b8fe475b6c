import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  givenCarnet,
  holderExcluded,
  holderReadmitted,
  june,
  operationStarted,
  retracted,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type CarnetEvent } from '../events/carnet.events.js';

const excluded = holderExcluded('UZ', '5 10:00', { id: 'excluded', reason: 'goods missing' });
const start = operationStarted('ayritom', '8 10:00', { id: 'start' });
const found = (...facts: readonly Unrecorded<CarnetEvent>[]): unknown =>
  givenCarnet(carnetIssued(), carnetAssigned(), ...facts).view.irregularities.map(({ code, evidence }) => [
    code,
    evidence,
  ]);
const FLAG = [['holder-excluded', ['excluded', 'start']]];

describe('a carnet of a holder whom customs of a country exclude (TIR art. 38)', () => {
  it('is flagged where it is used in that country, and nowhere else', () => {
    expect(found(excluded, start)).toEqual(FLAG);
    expect(found(start, excluded)).toEqual(FLAG);
    expect(found(excluded, operationStarted('torkham-af', '8 10:00'))).toEqual([]);
    expect(found(excluded, retracted(excluded.id, '9'), start)).toEqual([]);
    const accepted = carnetAccepted('tashkent', '8 10:00', { id: 'start' });
    expect(found(excluded, accepted)).toContainEqual(FLAG[0]);
  });

  it('is in order before the exclusion, by the hour by which clocks differ, and once it is lifted', () => {
    expect(found(excluded, operationStarted('ayritom', '5 11:00'))).toEqual([]);
    expect(found(excluded, operationStarted('ayritom', '5 11:01'))).toHaveLength(1);
    expect(found(excluded, holderReadmitted('UZ', '7 10:00'), start)).toEqual([]);
    expect(found(excluded, holderReadmitted('UZ', '9 10:00'), start)).toEqual(FLAG);
    expect(found(holderReadmitted('UZ', '4 10:00'), excluded, start)).toEqual(FLAG);
    expect(found(excluded, holderReadmitted('AF', '7 10:00'), start)).toEqual(FLAG);
  });

  it('is in order after the last day of the exclusion, by the calendar at the office', () => {
    const until = (day: string): Unrecorded<CarnetEvent> =>
      holderExcluded('UZ', '5 10:00', { id: 'excluded', until: day });
    expect(found(until('2023-06-07'), start)).toEqual([]);
    expect(found(until('2023-06-08'), start)).toEqual(FLAG);
    expect(found(until('2023-06-08'), operationStarted('ayritom', '8 19:30'))).toEqual([]);
  });

  it('shows the exclusion and its end', () => {
    const { liability } = givenCarnet(excluded, holderReadmitted('UZ', '7 10:00')).view;
    expect(liability.exclusions).toMatchObject([
      { country: 'UZ', reason: 'goods missing', until: null, at: june('5 10:00'), liftedAt: june('7 10:00') },
    ]);
  });
});
