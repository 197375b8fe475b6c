import { timesTried } from '#kafila/domain/testing';
import { type EventStore, type NewEvent } from '#kafila/event-store';
import { collectedHeap } from '#kafila/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appendToConvoy, appendToStream, appendTrips } from '../../testing/append-events.js';
import { anyHistory } from '../../testing/any-history.js';
import { positionReports, roadTrip } from '../../testing/road.js';
import { eventually, TestStores } from '../../testing/test-stores.js';
import { trips } from '../../trips/trips.projection.js';

const MB = 1024 * 1024;
const SHARE = timesTried(0.005, 1);

/** Appends the nth portion of what happens. @returns how many events it has */
type Round = (eventStore: EventStore, n: number) => Promise<number>;

let stores: TestStores;
beforeEach(async () => {
  stores = await TestStores.open();
});
afterEach(() => stores.remove());

/** Convoys of so many vehicles, each of which reports for itself, whole trips at a time. */
const convoysOf =
  (convoys: number, vehicles: number): Round =>
  async (eventStore, n) => {
    const some = Array.from({ length: convoys }, (_, i) =>
      roadTrip(n * convoys + i, { vehicles, perVehicle: true }),
    );
    await appendTrips(eventStore, some);
    return some.reduce((sum, { decisions, facts }) => sum + decisions.length + facts.length, 0);
  };

/** Three convoys that never end. @param when the place in time of the ith of the nth portion */
const longStreams =
  (count: number, when: (n: number) => number): Round =>
  async (eventStore, n) => {
    const few = [roadTrip(1), roadTrip(2), roadTrip(3)];
    if (n === 0) await appendTrips(eventStore, few);
    for (const trip of few) {
      const reports = positionReports(trip, { from: when(n) * count, count, serial: n * count });
      await appendToConvoy(eventStore, trip.convoyId, reports);
    }
    return few.length * count;
  };

const longTexts: Round = async (eventStore, n) => {
  const trip = roadTrip(n);
  const tell = (fact: NewEvent, i: number): NewEvent => ({
    ...fact,
    type: 'IncidentReported',
    data: { ...fact.data, kind: 'other', description: `${i} `.repeat(2000), note: `${n} `.repeat(1000) },
  });
  await appendTrips(eventStore, [{ ...trip, facts: trip.facts.map(tell) }]);
  return trip.decisions.length + trip.facts.length;
};

const told = fc.sample(anyHistory, { numRuns: 30, seed: 7 });

/** Papers of all kinds, of which all is told that can be. */
const papers: Round = async (eventStore, n) => {
  let events = 0;
  for (const { stream, decisions, facts } of told[n % told.length] ?? []) {
    const all = [...decisions, ...facts];
    if (all.length > 0 && !stream.startsWith('convoy-'))
      await appendToStream(eventStore, `${stream.slice(0, -1)}${n}`, all);
    events += all.length;
  }
  return events;
};

describe('the memory of a projector', () => {
  it.each<[string, number, Round]>([
    ['that many reports each make long', 300_000, convoysOf(8, 20)],
    ['that are many and short', 200_000, convoysOf(50, 1)],
    ['that are few and go on and on', 200_000, longStreams(500, (n) => n)],
    ['whose reports are all late', 50_000, longStreams(500, (n) => -n)],
    ['with long texts', 50_000, longTexts],
    ['of carnets and declarations', 200_000, papers],
  ])(
    'does not grow with streams %s',
    async (_, total, round) => {
      const eventStore = await stores.eventStore();
      const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
      const memory = { known: MB, pending: MB, unwritten: MB };
      const { status } = stores.run({ projection: trips, eventStore, readModels, memory });
      let n = 0;
      const rounds = async (least: number): Promise<void> => {
        for (let events = 0; events < least;) events += await round(eventStore, n++);
        const head = await eventStore.head();
        await eventually(() => status.position >= head);
      };
      // Before that, what is used for the first time is loaded, and what may be kept is not yet.
      const portion = Math.max(total / 20, 1) * Math.max(SHARE, 0.05);
      await rounds(2 * portion);
      await rounds(portion);
      const before = collectedHeap();
      for (let events = 0; events < total * SHARE; events += portion) await rounds(portion);
      expect(collectedHeap()).toBeLessThan(before * 1.1);
    },
    3_600_000,
  );
});
