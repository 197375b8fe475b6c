import { describe, expect, it } from '@jest/globals';
import {
  arrived,
  delivered,
  dispatched,
  entered,
  exited,
  given,
  halted,
  joined,
  june,
  passed,
  planned,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), joined(A), dispatched(), ...facts);
const roundTrip = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned('khi-tas-torkham-rt'), joined(A), dispatched(), ...facts);

describe('a report from a slow clock', () => {
  it('about a place just left on a round trip does not move the truck to the way back', () => {
    const vehicle = roundTrip(passed('torkham-af', '6 10:00'), passed('torkham-pk', '6 10:05')).vehicle(A);
    expect(vehicle).toMatchObject({ routeIndex: 8, lastPlace: 'torkham-af', currentCountry: 'AF' });
  });

  it('about a place just left does not move the truck back, nor make it cross the border twice', () => {
    const vehicle = convoy(
      arrived('torkham-pk', '5 08:00'),
      exited('torkham-pk', '6 09:00'),
      entered('torkham-af', '6 09:10'),
      passed('peshawar', '6 09:30'),
      passed('torkham-pk', '6 09:40'),
      exited('torkham-af', '6 18:00'),
      passed('jalalabad', '6 21:00'),
    ).vehicle(A);
    expect(vehicle).toMatchObject({ lastPlace: 'jalalabad', status: 'moving' });
    expect(vehicle.passages).toMatchObject([
      { place: 'torkham-pk', arrivedAt: june('5 08:00'), exitedAt: june('6 09:00') },
      { place: 'torkham-af', enteredAt: june('6 09:10'), exitedAt: june('6 18:00'), inferred: false },
    ]);
  });

  it('that tells the exit after the next side was entered completes the passage', () => {
    const facts = [
      entered('torkham-pk', '5 14:00'),
      entered('torkham-af', '6 09:00'),
      exited('torkham-pk', '6 09:05'),
    ];
    const vehicle = convoy(...facts).vehicle(A);
    expect(vehicle).toMatchObject({ lastPlace: 'torkham-af', currentCountry: 'AF', status: 'at-border' });
    expect(vehicle.passages).toMatchObject([
      {
        place: 'torkham-pk',
        enteredAt: june('5 14:00'),
        exitedAt: june('6 09:05'),
        inferred: false,
        evidence: facts.filter((_, i) => i !== 1).map(({ id }) => id),
      },
      { place: 'torkham-af', exitedAt: null },
    ]);
  });

  it('that tells the entry after the next side was reached completes the passage', () => {
    const vehicle = convoy(
      arrived('torkham-pk', '5 08:00'),
      arrived('torkham-af', '6 09:00'),
      entered('torkham-pk', '6 09:10'),
    ).vehicle(A);
    expect(vehicle).toMatchObject({ lastPlace: 'torkham-af', status: 'at-border' });
    expect(vehicle.passages).toMatchObject([
      { place: 'torkham-pk', arrivedAt: june('5 08:00'), enteredAt: june('6 09:10') },
      { place: 'torkham-af', arrivedAt: june('6 09:00') },
    ]);
  });

  it('completes the passage of a side off the route too', () => {
    const vehicle = convoy(
      entered('chaman', '5 14:00'),
      entered('spin-boldak', '6 09:00'),
      exited('chaman', '6 09:05'),
    ).vehicle(A);
    expect(vehicle.lastPlace).toBe('spin-boldak');
    expect(vehicle.passages).toMatchObject([
      { place: 'chaman', exitedAt: june('6 09:05'), inferred: false },
      { place: 'spin-boldak', exitedAt: null },
    ]);
  });

  it('that tells the exit of a border two countries back completes nothing', () => {
    const { passages, lastPlace } = convoy(
      entered('torkham-pk', '5 14:00'),
      entered('torkham-af', '6 09:00'),
      exited('hairatan', '8 09:00'),
      entered('ayritom', '8 10:00'),
      exited('torkham-pk', '8 10:05'),
    ).vehicle(A);
    expect(lastPlace).toBe('ayritom');
    expect(passages[0]).toMatchObject({ place: 'torkham-pk', exitedAt: null, inferred: true });
  });

  it('keeps a halt and a delivery, and the truck where it was seen since', () => {
    const vehicle = convoy(
      passed('torkham-af', '6 10:00'),
      halted('peshawar', '6 10:05', { reason: 'tyre' }),
      delivered('peshawar', '6 10:10', { partial: true }),
    ).vehicle(A);
    expect(vehicle).toMatchObject({ lastPlace: 'torkham-af', status: 'moving' });
    expect(vehicle.halts).toMatchObject([{ place: 'peshawar', resumedAt: null, inferred: true }]);
    expect(vehicle.deliveries).toMatchObject([
      { place: 'peshawar', deliveredAt: june('6 10:10'), partial: true },
    ]);
  });
});

describe('the way back of a round trip', () => {
  const outward = [
    exited('torkham-pk', '5 09:00'),
    exited('torkham-af', '5 18:00'),
    exited('hairatan', '7 12:00'),
    exited('ayritom', '7 20:00'),
    delivered('tashkent', '10 12:00'),
  ];
  const homeward = [
    exited('ayritom', '13 12:00'),
    exited('hairatan', '13 20:00'),
    exited('torkham-af', '15 12:00'),
    exited('torkham-pk', '15 20:00'),
  ];
  const directions = (passages: readonly { place: string; direction: string }[]): string[] =>
    passages.map(({ place, direction }) => `${place} ${direction}`);

  it('gives new passages with the other directions', () => {
    const vehicle = roundTrip(...outward, ...homeward).vehicle(A);
    expect(directions(vehicle.passages)).toEqual([
      'torkham-pk outbound',
      'torkham-af inbound',
      'hairatan outbound',
      'ayritom inbound',
      'ayritom outbound',
      'hairatan inbound',
      'torkham-af outbound',
      'torkham-pk inbound',
    ]);
    expect(vehicle).toMatchObject({ lastPlace: 'torkham-pk', currentCountry: 'PK', status: 'moving' });
  });

  it('does not complete a passage of the way out whose exit nobody reported', () => {
    const unseen = [arrived('torkham-pk', '5 08:00'), ...outward.slice(1), ...homeward];
    const passages = roundTrip(...unseen).vehicle(A).passages;
    expect(passages.filter(({ place }) => place === 'torkham-pk')).toMatchObject([
      { direction: 'outbound', arrivedAt: june('5 08:00'), exitedAt: null, inferred: true },
      { direction: 'inbound', exitedAt: june('15 20:00'), inferred: false },
    ]);
  });

  it('does not do so either where the turning point is the next town', () => {
    const vehicle = given(
      planned('isb-khg-rt'),
      joined(A),
      dispatched(),
      arrived('sost', '5 08:00'),
      passed('kashgar', '8 08:00'),
      exited('sost', '12 08:00'),
    ).vehicle(A);
    expect(vehicle).toMatchObject({ lastPlace: 'sost', currentCountry: 'PK' });
    expect(directions(vehicle.passages)).toEqual([
      'sost outbound',
      'tashkurgan inbound',
      'tashkurgan outbound',
      'sost inbound',
    ]);
  });
});
