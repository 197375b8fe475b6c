import { describe, expect, it } from '@jest/globals';
import {
  activity,
  arrived,
  dispatched,
  entered,
  exited,
  given,
  joined,
  june,
  passed,
  planned,
  type Given,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const ROUTE = ['ashgabat', 'turkmenbashi', 'alat-az', 'baku'];
const seaborne = (...facts: Unrecorded[]): Given => given(planned(ROUTE), joined(A), dispatched(), ...facts);
const codes = (trip: Given): readonly string[] => trip.view.irregularities.map(({ code }) => code);

const crossing = [
  passed('ashgabat', '5 06:00'),
  arrived('turkmenbashi', '5 20:00'),
  entered('turkmenbashi', '8 09:00'),
  exited('turkmenbashi', '8 18:00'),
  arrived('alat-az', '9 14:00'),
  exited('alat-az', '9 20:00'),
  passed('baku', '9 22:00'),
];

describe('a convoy that is shipped over the Caspian Sea', () => {
  const trip = seaborne(...crossing);

  it('passes both ports as sides of a border, with the days in the queue for the ship', () => {
    expect(trip.view.vehicles[0]?.passages).toMatchObject([
      { place: 'turkmenbashi', direction: 'outbound', arrivedAt: june('5 20:00'), hours: 70 },
      { place: 'alat-az', direction: 'inbound', hours: 6 },
    ]);
  });

  it('has no irregularity: ships are no fast trucks, and ports no places beside the road', () => {
    expect(codes(trip)).toEqual([]);
  });

  it('drives nothing at sea', () => {
    expect(trip.view.vehicles[0]?.legs).toMatchObject([
      { to: 'turkmenbashi', drivingHours: 14 },
      { from: 'turkmenbashi', to: 'alat-az', mode: 'sea', hours: 20, km: 300, drivingHours: 0 },
      { from: 'alat-az', to: 'baku', drivingHours: 2 },
    ]);
  });

  it('is the same in whatever order the reports come in', () => {
    expect(seaborne(...crossing.toReversed()).view).toEqual(trip.view);
  });

  it('was on the ship where it is seen beyond the sea, though nobody reported the ports', () => {
    const unseen = seaborne(passed('ashgabat', '5 06:00'), passed('baku', '9 22:00'));
    expect(unseen.view.vehicles[0]?.passages).toMatchObject([
      { place: 'turkmenbashi', inferred: true },
      { place: 'alat-az', inferred: true },
    ]);
    expect(unseen.view.vehicles[0]?.legs).toMatchObject([{ mode: 'mixed', drivingHours: null }]);
  });

  it('shows the entry without an exit of the port before, as on land', () => {
    const facts = [arrived('turkmenbashi', '5 20:00'), arrived('alat-az', '9 14:00')];
    expect(codes(seaborne(...facts))).toEqual(['entry-without-exit']);
  });
});

describe('a port that is no side of a border on this way', () => {
  const KARACHI = ['karachi-port', 'hyderabad', 'sukkur'];
  const onLand = (...facts: Unrecorded[]): Given =>
    given(planned(KARACHI), joined(A), dispatched(), ...facts);

  it('makes no passage, as ever', () => {
    const trip = onLand(arrived('karachi-port', '5 06:00'), exited('karachi-port', '5 09:00'));
    expect(trip.view.vehicles[0]?.passages).toEqual([]);
    expect(codes(trip)).toEqual(['not-a-border-side']);
  });

  it('begins no passage with an activity', () => {
    const trip = onLand(activity('loading', 'karachi-port', '5 06:00'));
    expect(trip.view.vehicles[0]?.passages).toEqual([]);
    expect(codes(trip)).toEqual([]);
  });

  it('is one where a convoy is shipped that was planned by land', () => {
    const trip = onLand(
      arrived('gwadar-port', '7 06:00', { direction: 'outbound' }),
      exited('gwadar-port', '8 09:00', { direction: 'outbound' }),
      arrived('chabahar', '8 21:00', { direction: 'inbound' }),
    );
    expect(trip.view.vehicles[0]?.passages).toMatchObject([
      { place: 'gwadar-port', direction: 'outbound', hours: 27 },
      { place: 'chabahar', direction: 'inbound' },
    ]);
    expect(codes(trip)).toEqual(['place-off-route']);
  });
});
