import { describe, expect, it } from '@jest/globals';
import { dispatched, joined, joinedAll, planned, withdrawn } from '../../testing/decisions.js';
import { arrived, delivered, entered, exited, halted, passed, sealed } from '../../testing/facts.js';
import { given } from '../../testing/given.js';
import { june, type Unrecorded } from '../../testing/recorded.js';
import { type BriefedTruck, briefTruck } from './briefing.js';

const START = [planned(), joined('PK-A1', '1 07:00', { carnetNumber: 'XC11111111' }), dispatched()];

/** What a post is told of the one truck of a convoy. */
function toldAt(place: string, ...history: readonly Unrecorded[]): BriefedTruck | undefined {
  const { view } = given(...START, ...history);
  const [vehicle] = view.vehicles;
  return vehicle && briefTruck(view, vehicle, place);
}

describe('a truck at a side of a border', () => {
  it.each([
    ['is on its way', [], 'expected', null, ['BorderArrived', 'BorderEntered', 'BorderExited']],
    [
      'is in the queue',
      [arrived('torkham-pk', '4 10:00')],
      'waiting',
      '4 10:00',
      ['BorderEntered', 'BorderExited'],
    ],
    [
      'was called in',
      [arrived('torkham-pk', '4 10:00'), entered('torkham-pk', '4 20:00')],
      ...(['inside', '4 20:00', ['BorderExited']] as const),
    ],
    [
      'was seen there, no more',
      [passed('torkham-pk', '4 10:00')],
      'waiting',
      '4 10:00',
      ['BorderEntered', 'BorderExited'],
    ],
  ])('that %s: the next likely moment is guessed', (_, history, presence, since, moments) => {
    expect(toldAt('torkham-pk', ...history)).toMatchObject({
      ...{ vehicleId: 'PK-A1', plate: 'A1', country: 'PK', carnetNumber: 'XC11111111' },
      ...{ presence, since: since && june(since), direction: 'outbound', moments },
    });
  });

  it('that has left is told of no more there, and is expected at the side that faces it, since then', () => {
    const history = [arrived('torkham-pk', '4 10:00'), exited('torkham-pk', '5 08:00')];
    expect(toldAt('torkham-pk', ...history)).toBeUndefined();
    expect(toldAt('torkham-af', ...history)).toMatchObject({
      ...{ presence: 'expected', since: june('5 08:00'), direction: 'inbound', lastPlace: 'torkham-pk' },
      moments: ['BorderArrived', 'BorderEntered', 'BorderExited'],
    });
  });

  it('that was seen out of the side that faces a post is expected there, though its route does not lead there', () => {
    const away = [arrived('chaman', '4 10:00'), exited('chaman', '5 08:00', { direction: 'outbound' })];
    expect(toldAt('spin-boldak', ...away)).toMatchObject({ presence: 'expected', direction: 'inbound' });
    expect(toldAt('spin-boldak', arrived('chaman', '4 10:00'))).toBeUndefined();
  });

  it('that was seen beyond it is expected there no more', () => {
    expect(toldAt('torkham-pk', entered('torkham-af', '5 08:00'))).toBeUndefined();
  });
});

describe('a truck at a place that is no side of a border', () => {
  it('is expected until it has passed, and is told of as long as it halts there', () => {
    expect(toldAt('peshawar')).toMatchObject({
      presence: 'expected',
      direction: null,
      moments: ['CheckpointPassed'],
    });
    expect(toldAt('peshawar', passed('peshawar', '3 10:00'))).toBeUndefined();
    const stands = toldAt('peshawar', passed('peshawar', '3 10:00'), halted('peshawar', '3 11:00'));
    expect(stands).toMatchObject({
      ...{ presence: 'present', since: june('3 11:00') },
      moments: ['VehiclesResumed', 'CheckpointPassed'],
    });
  });

  it('is expected at the start of its route when it departs by the plan', () => {
    expect(toldAt('karachi-port')).toMatchObject({
      ...{ presence: 'expected', moments: ['CheckpointPassed'] },
      expected: { expectedAt: june('2 04:00'), earliestAt: null, latestAt: null, basis: 'plan' },
    });
  });

  it('delivers where its trip ends, and is told of no more then', () => {
    expect(toldAt('tashkent')).toMatchObject({ moments: ['CheckpointPassed', 'CargoDelivered'] });
    const there = passed('tashkent', '12 10:00', { partial: true });
    expect(toldAt('tashkent', there, delivered('tashkent', '12 12:00'))).toBeUndefined();
  });
});

describe('what a post is told', () => {
  it('is of trucks that belong to a convoy on its way: not of those that left it, nor beyond their destination', () => {
    const { view } = given(
      planned(),
      ...joinedAll('PK-A1', 'PK-B2'),
      joined('PK-C3', '1 07:00', { destination: 'peshawar' }),
      dispatched(),
      withdrawn('PK-A1', '3 10:00'),
    );
    const told = view.vehicles.flatMap((vehicle) => briefTruck(view, vehicle, 'torkham-pk')?.vehicleId ?? []);
    expect(told).toEqual(['PK-B2']);
  });

  it('has the seals that are on, and when it is expected, as far as that was assessed', () => {
    const { view } = given(...START, sealed(['S-2', 'S-1'], 'karachi-port', '2 03:00'));
    const [vehicle] = view.vehicles;
    const times = { expectedAt: june('4 10:00'), earliestAt: june('4 02:00'), latestAt: june('5 10:00') };
    const arrivals = [{ place: 'torkham-pk', ...times, basis: 'statistics' as const }];
    const told = vehicle && briefTruck(view, vehicle, 'torkham-pk', arrivals);
    expect(told).toMatchObject({ seals: ['S-1', 'S-2'], expected: { ...times, basis: 'statistics' } });
    expect(toldAt('torkham-pk')?.expected).toMatchObject({ expectedAt: null, basis: null });
  });

  it('names no driver', () => {
    const { view } = given(planned(), joined('PK-A1', '1 07:00', { driver: 'sealed' }), dispatched());
    const [vehicle] = view.vehicles;
    expect(JSON.stringify(vehicle && briefTruck(view, vehicle, 'torkham-pk'))).not.toContain('sealed');
  });
});
