import { describe, expect, it } from '@jest/globals';
import {
  activity,
  arrived,
  dispatched,
  diverted,
  entered,
  exited,
  given,
  halted,
  joined,
  june,
  passed,
  planned,
  resumed,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { legBetween } from '../../geography/route.js';
import { type TravelledLeg } from './legs.js';

const legs = (...facts: Unrecorded[]): readonly TravelledLeg[] =>
  given(planned(), joined('PK-A1'), dispatched(), ...facts).view.vehicles[0]?.legs ?? [];
const kmOf = (from: string, to: string): number => legBetween(from, to).distanceKm;

describe('the legs of a vehicle', () => {
  it('lie between the places where it was seen, with the kilometres by road', () => {
    expect(legs(passed('jalalabad', '6 08:00'), passed('kabul', '6 13:00'))).toEqual([
      {
        from: 'jalalabad',
        to: 'kabul',
        departedAt: june('6 08:00'),
        arrivedAt: june('6 13:00'),
        km: kmOf('jalalabad', 'kabul'),
        hours: 5,
        standingHours: 0,
        drivingHours: 5,
      },
    ]);
    expect(legs(passed('kabul', '6 13:00'))).toEqual([]);
  });

  it('are the same in whatever order they are reported', () => {
    const facts = [passed('jalalabad', '6 08:00'), passed('kabul', '6 13:00'), passed('hairatan', '7 13:00')];
    expect(legs(...facts.toReversed())).toEqual(legs(...facts));
  });

  it('begin at the exit from a border side, and end at the arrival there', () => {
    const facts = [
      passed('peshawar', '5 06:00'),
      arrived('torkham-pk', '5 08:00'),
      exited('torkham-pk', '6 09:00'),
      arrived('torkham-af', '6 09:30'),
      exited('torkham-af', '6 18:00'),
      passed('jalalabad', '6 20:00'),
    ];
    expect(legs(...facts).map(({ from, to, hours }) => [from, to, hours])).toEqual([
      ['peshawar', 'torkham-pk', 2],
      ['torkham-pk', 'torkham-af', 0.5],
      ['torkham-af', 'jalalabad', 2],
    ]);
  });

  it('have no hours where the exit or the arrival at a border side was not reported', () => {
    expect(legs(arrived('torkham-pk', '5 08:00'), passed('jalalabad', '6 20:00'))).toMatchObject([
      { departedAt: null, arrivedAt: june('6 20:00'), hours: null, standingHours: null, drivingHours: null },
    ]);
    expect(legs(passed('peshawar', '5 06:00'), exited('torkham-pk', '6 09:00'))).toMatchObject([
      { departedAt: june('5 06:00'), arrivedAt: null, hours: null },
    ]);
  });

  it('end at the entry into a border side where no arrival there was reported', () => {
    expect(legs(passed('peshawar', '5 06:00'), entered('torkham-pk', '5 09:00'))).toMatchObject([
      { departedAt: june('5 06:00'), arrivedAt: june('5 09:00'), hours: 3, drivingHours: 3 },
    ]);
  });

  it('have no hours where clocks that differ tell the arrival before the departure', () => {
    const facts = [
      arrived('torkham-pk', '5 08:00'),
      arrived('torkham-af', '6 09:00'),
      exited('torkham-pk', '6 09:05'),
    ];
    expect(legs(...facts)).toMatchObject([
      { departedAt: june('6 09:05'), arrivedAt: june('6 09:00'), hours: null, drivingHours: null },
    ]);
  });

  it('are driven and stood: halts on the way count as standing', () => {
    const rest = [halted(undefined, '6 10:00'), resumed(undefined, '6 11:30')];
    expect(legs(passed('jalalabad', '6 08:00'), ...rest, passed('kabul', '6 13:00'))).toMatchObject([
      { hours: 5, standingHours: 1.5, drivingHours: 3.5 },
    ]);
  });

  it('do not tell how long they were driven where a halt on the way has no end', () => {
    const facts = [passed('jalalabad', '6 08:00'), halted(undefined, '6 10:00'), passed('kabul', '6 13:00')];
    expect(legs(...facts)).toMatchObject([{ hours: 5, standingHours: null, drivingHours: null }]);
  });

  it('begin when a halt at a place is over; when it left is unknown where the end is only inferred', () => {
    const halt = halted('jalalabad', '6 08:00');
    const goesOn = resumed(undefined, '6 10:00');
    expect(legs(halt, goesOn, passed('kabul', '6 13:00'))).toMatchObject([
      { departedAt: june('6 10:00'), hours: 3, standingHours: 0 },
    ]);
    expect(legs(halt, passed('kabul', '6 13:00'))).toMatchObject([
      { departedAt: null, arrivedAt: june('6 13:00'), hours: null, drivingHours: null },
    ]);
  });

  it('begin when an activity at a place is over', () => {
    const check = activity('police-checkpoint', 'jalalabad', '6 08:00', { until: '6 09:00' });
    expect(legs(check, passed('kabul', '6 13:00'))).toMatchObject([{ departedAt: june('6 09:00') }]);
  });

  it('are long where nobody reported from the places between', () => {
    expect(legs(passed('jalalabad', '6 08:00'), passed('pul-e-khumri', '7 08:00'))).toMatchObject([
      { km: kmOf('jalalabad', 'kabul') + kmOf('kabul', 'pul-e-khumri') },
    ]);
  });

  it('have no kilometres off the route, and none by a way that the convoy left', () => {
    expect(legs(passed('peshawar', '4 08:00'), passed('quetta', '5 20:00'))).toMatchObject([{ km: null }]);
    const way = ['karachi-port', 'khuzdar', 'quetta', 'chaman', 'spin-boldak', 'kandahar'];
    const facts = [passed('sukkur', '3 08:00'), passed('multan', '3 20:00'), diverted(way, '5 10:00')];
    expect(legs(...facts)).toMatchObject([{ from: 'sukkur', to: 'multan', hours: 12, km: null }]);
    const onto = [passed('peshawar', '4 08:00'), diverted(way, '5 10:00'), passed('quetta', '6 20:00')];
    expect(legs(...onto)).toMatchObject([{ from: 'peshawar', to: 'quetta', km: null }]);
  });

  it('count a place once for as long as it is seen nowhere else', () => {
    const twice = [
      passed('jalalabad', '6 08:00'),
      passed('jalalabad', '6 09:00'),
      passed('kabul', '6 13:00'),
    ];
    expect(legs(...twice)).toMatchObject([{ departedAt: june('6 09:00') }]);
  });
});
