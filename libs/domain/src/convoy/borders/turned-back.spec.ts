import { describe, expect, it } from '@jest/globals';
import { arrived, dispatched, entered, exited, given, joined, june, passed, planned } from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const along = (corridorId: string, ...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(corridorId), joined(A), dispatched(), ...facts);
const firstTry = [arrived('torkham-pk', '5 08:00'), exited('torkham-pk', '6 09:00')];

describe('a truck turned back', () => {
  it('at the line, before it was seen at the other side, makes a second passage', () => {
    const again = [arrived('torkham-pk', '6 15:00'), exited('torkham-pk', '7 10:00')];
    expect(along('khi-tas-torkham', ...firstTry, ...again).vehicle(A).passages).toMatchObject([
      { place: 'torkham-pk', arrivedAt: june('5 08:00'), exitedAt: june('6 09:00') },
      { place: 'torkham-pk', arrivedAt: june('6 15:00'), exitedAt: june('7 10:00') },
    ]);
  });

  it('by the other side hours later makes a second passage of both', () => {
    const again = [
      arrived('torkham-pk', '6 15:00'),
      exited('torkham-pk', '7 10:00'),
      entered('torkham-af', '7 11:00'),
    ];
    const vehicle = along('khi-tas-torkham', ...firstTry, entered('torkham-af', '6 10:00'), ...again).vehicle(
      A,
    );
    expect(vehicle.passages.map(({ place, inferred }) => [place, inferred])).toEqual([
      ['torkham-pk', false],
      ['torkham-af', true],
      ['torkham-pk', false],
      ['torkham-af', false],
    ]);
  });

  it.each(['khi-tas-torkham', 'khi-tas-torkham-rt'])(
    'and reported as inbound again stands before the border, also minutes later (%s)',
    (corridorId) => {
      const convoy = along(
        corridorId,
        ...firstTry,
        entered('torkham-af', '6 10:00'),
        arrived('torkham-pk', '6 10:20', { direction: 'inbound' }),
      );
      expect(convoy.vehicle(A)).toMatchObject({
        lastPlace: 'torkham-pk',
        currentCountry: 'PK',
        routeIndex: 7,
      });
      expect(convoy.vehicle(A).passages.map(({ place, direction }) => `${place} ${direction}`)).toEqual([
        'torkham-pk outbound',
        'torkham-af inbound',
        'torkham-pk inbound',
      ]);
      expect(convoy.view.borders[0]).toEqual({
        place: 'torkham-pk',
        direction: 'outbound',
        through: 0,
        of: 1,
      });
    },
  );

  it('inside the country it had entered leaves it by the same side, where no report names a direction', () => {
    const into = [...firstTry, arrived('torkham-af', '6 10:00'), exited('torkham-af', '6 18:00')];
    const directions = (...facts: Unrecorded[]): readonly string[] =>
      along('khi-tas-torkham', ...into, ...facts)
        .vehicle(A)
        .passages.map(({ place, direction }) => `${place} ${direction}`);
    const round = ['torkham-pk outbound', 'torkham-af inbound', 'torkham-af outbound'];
    expect(directions(entered('torkham-af', '7 08:00'))).toEqual(round);
    expect(directions(passed('kandahar', '8 08:00'), arrived('torkham-af', '9 08:00'))).toEqual(round);
    expect(directions(entered('torkham-af', '7 08:00'), entered('torkham-pk', '7 12:00'))).toEqual([
      ...round,
      'torkham-pk inbound',
    ]);
  });

  it('to the town it came from is not through the border any more', () => {
    const convoy = along('khi-tas-torkham', ...firstTry, passed('peshawar', '6 20:00'));
    expect(convoy.vehicle(A)).toMatchObject({ lastPlace: 'peshawar', currentCountry: 'PK' });
    expect(convoy.view.borders[0]?.through).toBe(0);
    expect(convoy.view.nextPlace).toBe('torkham-pk');
  });

  it('from the queue was never through', () => {
    const convoy = along('khi-tas-torkham', arrived('torkham-pk', '5 08:00'), passed('peshawar', '6 20:00'));
    expect(convoy.view.borders[0]?.through).toBe(0);
  });
});

describe('a truck that goes another way', () => {
  const byChaman = [
    passed('peshawar', '5 08:00'),
    passed('quetta', '7 08:00'),
    exited('chaman', '8 10:00'),
    exited('spin-boldak', '8 15:00'),
  ];

  it('has not crossed the border of the route that it left out', () => {
    const convoy = along('khi-tas-torkham', ...byChaman, passed('kabul', '10 10:00'));
    expect(convoy.vehicle(A).passages.map(({ place }) => place)).toEqual(['chaman', 'spin-boldak']);
    expect(convoy.vehicle(A)).toMatchObject({ lastPlace: 'kabul', routeIndex: 10 });
  });

  it('has crossed those that follow where it came back to the route', () => {
    const vehicle = along('khi-tas-torkham', ...byChaman, passed('tashkent', '14 10:00')).vehicle(A);
    expect(vehicle.passages.map(({ place, inferred }) => [place, inferred])).toEqual([
      ['chaman', false],
      ['spin-boldak', false],
      ['hairatan', true],
      ['ayritom', true],
    ]);
  });

  it('by a town off the route in the same country has crossed the border of the route', () => {
    const facts = [passed('islamabad', '4 08:00'), passed('lahore', '4 20:00'), passed('kabul', '7 10:00')];
    expect(
      along('khi-tas-torkham', ...facts)
        .vehicle(A)
        .passages.map(({ place }) => place),
    ).toEqual(['torkham-pk', 'torkham-af']);
  });
});
