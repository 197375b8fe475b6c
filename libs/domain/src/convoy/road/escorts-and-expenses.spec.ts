import { describe, expect, it } from '@jest/globals';
import {
  dispatched,
  escortJoined,
  escortLeft,
  given,
  incident,
  incidentClosed,
  joinedAll,
  june,
  paid,
  passed,
  planned,
  resumed,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const B = 'PK-B2';
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), ...joinedAll(A, B), dispatched(), ...facts);
const by = (unitId: string): { unit: { unitId: string } } => ({ unit: { unitId } });

describe('an escort', () => {
  const joins = escortJoined('Khyber Rifles', 'peshawar', '5 06:00', { id: 'joins', authority: 'army' });
  const leaves = escortLeft('Khyber Rifles', 'torkham-pk', '5 08:00', { id: 'leaves' });

  it('goes with the convoy from where it joins to where it leaves', () => {
    for (const reports of [
      [joins, leaves],
      [leaves, joins],
    ]) {
      expect(convoy(...reports).state.escorts).toEqual([
        {
          escort: 'Khyber Rifles',
          authority: 'army',
          vehicleIds: [],
          joinedAt: june('5 06:00'),
          joinedPlace: 'peshawar',
          leftAt: june('5 08:00'),
          leftPlace: 'torkham-pk',
          evidence: ['joins', 'leaves'],
        },
      ]);
    }
  });

  it('that nobody reported to have joined went along since an unknown time', () => {
    expect(convoy(leaves).state.escorts).toMatchObject([{ joinedAt: null, leftAt: june('5 08:00') }]);
  });

  it('is one that two units tell', () => {
    const again = [
      escortJoined('Khyber Rifles', undefined, '5 05:50', { id: 'a' }),
      escortLeft('Khyber Rifles', undefined, '5 08:10', { id: 'b' }),
    ];
    expect(convoy(joins, leaves, ...again).state.escorts).toMatchObject([
      {
        authority: 'army',
        joinedAt: june('5 05:50'),
        joinedPlace: 'peshawar',
        evidence: ['a', 'joins', 'leaves', 'b'],
      },
    ]);
  });

  it('of some vehicles is not that of others, and a second stretch is another', () => {
    const of = (vehicleId: string): Unrecorded =>
      escortJoined('Levies', 'quetta', '5 06:00', { of: vehicleId });
    expect(convoy(of(A), of(B)).state.escorts.map(({ vehicleIds }) => vehicleIds)).toEqual([[A], [B]]);
    const back = escortJoined('Khyber Rifles', 'torkham-pk', '9 06:00');
    expect(convoy(joins, leaves, back).state.escorts).toMatchObject([{}, { leftAt: null }]);
  });

  it('shows where the convoy is', () => {
    expect(convoy(joins).vehicle(A)).toMatchObject({ lastPlace: 'peshawar', lastSeenAt: june('5 06:00') });
  });
});

describe('an expense', () => {
  const toll = paid('toll', '40.00 USD', 'kabul', '7 10:00', { id: 'toll', of: A, ...by('driver') });

  it('is kept with its vehicle', () => {
    const expense = {
      category: 'toll',
      amount: { amount: '40.00', currency: 'USD' },
      official: true,
      paidTo: null,
      paidAt: june('7 10:00'),
      place: 'kabul',
      evidence: ['toll'],
    };
    expect(convoy(toll).view.vehicles[0]?.expenses).toEqual([expense]);
    expect(convoy(toll).view.vehicles[1]?.expenses).toEqual([]);
  });

  it('reported by two units within thirty minutes is paid once', () => {
    const again = paid('toll', '40 USD', undefined, '7 10:20', { id: 'again', of: A, ...by('post') });
    for (const reports of [
      [toll, again],
      [again, toll],
    ]) {
      expect(convoy(...reports).vehicle(A).expenses).toMatchObject([
        { place: 'kabul', evidence: ['toll', 'again'] },
      ]);
    }
  });

  it('of the same amount is paid again where the same unit tells it again', () => {
    const next = paid('toll', '40.00 USD', 'kabul', '7 10:20', { id: 'next', of: A, ...by('driver') });
    expect(convoy(toll, next).vehicle(A).expenses).toHaveLength(2);
  });

  it.each([
    ['later', paid('toll', '40.00 USD', 'kabul', '7 10:31', { of: A, ...by('post') })],
    ['of another amount', paid('toll', '41.00 USD', 'kabul', '7 10:10', { of: A, ...by('post') })],
    ['in another currency', paid('toll', '40.00 AFN', 'kabul', '7 10:10', { of: A, ...by('post') })],
    ['for something else', paid('fee', '40.00 USD', 'kabul', '7 10:10', { of: A, ...by('post') })],
  ])('%s is another one', (_how, other) => {
    expect(convoy(toll, other).vehicle(A).expenses).toHaveLength(2);
  });

  it('that one unit tells twice is linked one by one to what another unit tells, with a clock that is fast', () => {
    const tolls = [
      paid('toll', '40 USD', 'kabul', '7 10:00', { of: A, ...by('driver') }),
      paid('toll', '40 USD', 'kabul', '7 10:10', { of: A, ...by('driver') }),
      paid('toll', '40 USD', 'kabul', '7 10:25', { of: A, ...by('post') }),
      paid('toll', '40 USD', 'kabul', '7 10:35', { of: A, ...by('post') }),
    ];
    expect(convoy(...tolls).vehicle(A).expenses).toHaveLength(2);
  });

  it('leaves the vehicle at the start of its route as it is, and elsewhere on its way', () => {
    const early = paid('fuel', '300 USD', 'karachi-port', '1 20:00');
    expect(convoy(early).vehicle(A)).toMatchObject({ status: 'assigned', lastPlace: 'karachi-port' });
    expect(convoy(early).view.status).toBe('dispatched');
    expect(convoy(early, paid('fuel', '300 USD', 'sukkur', '3 20:00')).vehicle(A).status).toBe('moving');
  });
});

describe('an incident', () => {
  const crash = incident('accident', 'kabul', '7 10:00', { id: 'crash', of: A, description: 'axle broken' });

  it('is kept with its vehicle, which it does not stop by itself', () => {
    const { view, vehicle } = convoy(passed('jalalabad', '6 10:00'), crash);
    expect(view.vehicles[0]?.incidents).toEqual([
      {
        kind: 'accident',
        occurredAt: june('7 10:00'),
        place: 'kabul',
        description: 'axle broken',
        closedAt: null,
        inferred: false,
        evidence: ['crash'],
      },
    ]);
    expect(vehicle(A)).toMatchObject({ status: 'moving', lastPlace: 'kabul' });
    expect(vehicle(B).incidents).toEqual([]);
  });

  it('is one that two units tell, in the words of both', () => {
    const again = incident('accident', undefined, '7 10:20', {
      id: 'again',
      of: A,
      description: 'hit a wall',
    });
    expect(convoy(crash, again).vehicle(A).incidents).toMatchObject([
      { description: 'axle broken; hit a wall', evidence: ['crash', 'again'] },
    ]);
  });

  it('of another kind or hours later is another one', () => {
    const theft = incident('theft', 'kabul', '7 10:10', { of: A });
    const later = incident('accident', 'kabul', '7 12:00', { of: A });
    expect(convoy(crash, theft, later).vehicle(A).incidents).toHaveLength(3);
  });

  it('is open until its end is told, by one unit or by two, whatever order they come in', () => {
    const end = incidentClosed('accident', 'kabul', '8 10:00', { id: 'end', of: A, description: 'new axle' });
    const same = incidentClosed('accident', undefined, '8 10:10', { id: 'same', of: A });
    for (const facts of [
      [crash, end, same],
      [same, crash, end],
    ])
      expect(convoy(...facts).vehicle(A).incidents).toMatchObject([
        {
          description: 'axle broken; new axle',
          closedAt: june('8 10:00'),
          inferred: false,
          evidence: ['crash', 'end', 'same'],
        },
      ]);
    expect(convoy(end).vehicle(A).incidents).toEqual([]);
  });

  it('that stopped a vehicle is over when it goes on, at a time that nobody knows', () => {
    const ended = (...facts: Unrecorded[]): unknown => convoy(crash, ...facts).vehicle(A).incidents[0];
    expect(ended(passed('kabul', '7 11:00'))).toMatchObject({ closedAt: null, inferred: false });
    expect(ended(passed('pul-e-khumri', '8 11:00'))).toMatchObject({ closedAt: null, inferred: true });
    expect(ended(resumed('kabul', '8 11:00'))).toMatchObject({ inferred: true });
    const told = incidentClosed('accident', 'pul-e-khumri', '8 12:00', { of: A });
    expect(ended(passed('pul-e-khumri', '8 11:00'), told)).toMatchObject({
      closedAt: june('8 12:00'),
      inferred: false,
    });
  });

  it('that is of the load or of papers goes along, until its end is told', () => {
    const theft = incident('theft', 'kabul', '7 10:00', { of: A });
    expect(convoy(theft, passed('pul-e-khumri', '8 11:00')).vehicle(A).incidents).toMatchObject([
      { closedAt: null, inferred: false },
    ]);
  });
});
