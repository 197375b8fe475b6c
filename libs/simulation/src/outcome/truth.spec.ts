import { directionAt, findCorridor, legBetween, placeOf, routeOf } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { SHORTEST_GAP_MINUTES } from '../journey/moment.js';
import { FASTEST_TRUCK_KMH } from '../parameters/driving.js';
import { defaultParameters, noTroubles } from '../parameters/parameters.js';
import { simulate } from '../simulate/simulate.js';
import { type SimulatedConvoy } from './simulated-convoy.js';
import { type VehicleTruth } from './truth.js';

/** On each corridor. */
const CONVOYS = timesTried(2, 6);

const ACROSS_THE_SEA = 'khi-bak-caspian';

const convoys = [...defaultParameters.fleet.corridorIds, ACROSS_THE_SEA].flatMap((id) => [
  ...simulate({ seed: 17, convoys: CONVOYS, parameters: { ...noTroubles, fleet: { corridorIds: [id] } } }),
]);
const vehicles = convoys.flatMap((convoy) => convoy.truth.vehicles.map((vehicle) => ({ convoy, vehicle })));

function corridorOf({ decisions }: SimulatedConvoy): ReturnType<typeof findCorridor> {
  const plan = decisions[0];
  return plan?.type === 'plan' ? findCorridor(plan.body.corridorId ?? '') : undefined;
}

/** Places in the order they were reached and left. */
function stays({ visits, passages }: VehicleTruth): { place: string; from: number; to: number }[] {
  return [
    ...visits.map(({ place, at }) => ({ place, from: Date.parse(at), to: Date.parse(at) })),
    ...passages.map(({ place, arrivedAt, exitedAt }) => ({
      place,
      from: Date.parse(arrivedAt),
      to: Date.parse(exitedAt),
    })),
  ].sort((a, b) => a.from - b.from);
}

describe('the truth of a simulated convoy', () => {
  it('leads every vehicle along the whole route of its corridor, in order', () => {
    for (const { convoy, vehicle } of vehicles) {
      const corridor = corridorOf(convoy);
      expect(stays(vehicle).map(({ place }) => place)).toEqual(corridor && routeOf(corridor));
    }
  });

  it('passes each border side once per crossing: out on the near side, then in on the far side', () => {
    for (const { convoy, vehicle } of vehicles) {
      const corridor = corridorOf(convoy);
      const route = corridor ? routeOf(corridor) : [];
      const sides = route.flatMap((place, i) => {
        const direction = directionAt(route, i);
        return direction ? [{ place, direction }] : [];
      });
      expect(vehicle.passages.map(({ place, direction }) => ({ place, direction }))).toEqual(sides);
      expect(sides).toHaveLength(2 * (corridor?.borderCrossings ?? -1));
    }
  });

  it('is never faster than a truck', () => {
    for (const { vehicle } of vehicles) {
      const all = stays(vehicle);
      for (const [i, { place, from }] of all.entries()) {
        const before = all[i - 1];
        if (!before) continue;
        const { distanceKm } = legBetween(before.place, place);
        const hours = (from - before.to) / 3_600_000;
        expect(distanceKm / hours).toBeLessThanOrEqual(FASTEST_TRUCK_KMH + 0.1);
      }
    }
  });

  it('puts at least five minutes between any two moments of a vehicle, in the order they must come', () => {
    for (const { vehicle } of vehicles) {
      for (const { arrivedAt, enteredAt, exitedAt } of vehicle.passages) {
        expect([arrivedAt, enteredAt, exitedAt]).toEqual([arrivedAt, enteredAt, exitedAt].sort());
      }
      const moments = [
        ...vehicle.visits.map(({ at }) => at),
        ...vehicle.passages.flatMap((passage) => [passage.arrivedAt, passage.enteredAt, passage.exitedAt]),
        ...vehicle.halts.flatMap(({ haltedAt, resumedAt }) => [haltedAt, resumedAt ?? haltedAt]),
        ...vehicle.fixes.map(({ at }) => at),
        ...vehicle.deliveries.map(({ at }) => at),
      ].sort();
      for (const [i, at] of moments.entries()) {
        const gap = (Date.parse(at) - Date.parse(moments[i - 1] ?? '1970-01-01')) / 60_000;
        expect(gap).toBeGreaterThanOrEqual(SHORTEST_GAP_MINUTES);
      }
    }
  });

  it('delivers at the end of the route, and on a round trip at the far end before', () => {
    for (const { convoy, vehicle } of vehicles) {
      const corridor = corridorOf(convoy);
      const route = corridor ? routeOf(corridor) : [];
      const farEnd = route[(route.length - 1) / 2];
      const ends = corridor?.roundTrip ? [farEnd, route.at(-1)] : [route.at(-1)];
      expect(vehicle.deliveries.map(({ place }) => place)).toEqual(ends);
      expect(vehicle.deliveredAt).toBe(vehicle.deliveries.at(-1)?.at);
    }
  });

  it('lets the trucks of a convoy into a border singly, and out of it', () => {
    const several = convoys.filter(({ truth }) => truth.vehicles.length > 1);
    expect(several.length).toBeGreaterThan(8 * CONVOYS);
    for (const { truth } of several) {
      for (const moment of ['enteredAt', 'exitedAt'] as const) {
        const times = new Set(truth.vehicles.map(({ passages }) => passages[0]?.[moment]));
        expect(times.size).toBe(truth.vehicles.length);
      }
    }
  });

  it('rests at night, on the clocks of the country', () => {
    const nights = vehicles.flatMap(({ vehicle }) =>
      vehicle.halts.filter(({ reason }) => reason === 'night-rest'),
    );
    expect(nights.length).toBeGreaterThan(80 * CONVOYS);
    for (const { haltedAt, resumedAt } of nights) {
      const hours = (Date.parse(resumedAt ?? '') - Date.parse(haltedAt)) / 3_600_000;
      expect(hours).toBeLessThan(9.5);
    }
  });

  it('has border times that are skewed to the right: the mean lies above the median', () => {
    const waits = vehicles
      .flatMap(({ vehicle }) => vehicle.passages)
      .filter(({ place }) => place === 'torkham-pk')
      .map(({ arrivedAt, enteredAt }) => (Date.parse(enteredAt) - Date.parse(arrivedAt)) / 3_600_000)
      .sort((a, b) => a - b);
    const mean = waits.reduce((sum, hours) => sum + hours, 0) / waits.length;
    expect(waits.length).toBeGreaterThan(16 * CONVOYS);
    expect(mean).toBeGreaterThan((waits[waits.length >> 1] ?? 0) * 1.05);
  });

  it('knows where each tracker was, between the places of the leg', () => {
    for (const { vehicle } of vehicles.slice(0, 50)) {
      for (const { position, at } of vehicle.fixes) {
        const all = stays(vehicle);
        const next = all.findIndex(({ from }) => from > Date.parse(at));
        const [a, b] = [placeOf(all[next - 1]?.place ?? ''), placeOf(all[next]?.place ?? '')];
        expect(position.lat).toBeGreaterThanOrEqual(Math.min(a.lat, b.lat) - 0.001);
        expect(position.lat).toBeLessThanOrEqual(Math.max(a.lat, b.lat) + 0.001);
      }
    }
  });
});
