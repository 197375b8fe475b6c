import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore } from '#kafila/event-store';
import { type ReadModels } from '../database/read-models.js';
import { readAssessments } from '../queries/assessments/read-assessments.js';
import { UsualTimesKept } from '../queries/assessments/usual-times-kept.js';
import { readAssessed } from '../queries/reading/assessed.js';
import { ReadModelsModule } from '../read-models.module.js';
import { appendToConvoy, appendTrips } from '../testing/append-events.js';
import { assessAll } from '../testing/assess-all.js';
import { roadTrip } from '../testing/road.js';
import { get, serve } from '../testing/served.js';
import { eventually, projectAll, TestStores } from '../testing/test-stores.js';
import { AssessorInThread } from './assess-in-thread.js';
import { RunningAssessor } from './run-assessor.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const trip = roadTrip(1);

async function begun(): Promise<{ eventStore: EventStore; readModels: ReadModels; url: string }> {
  const [eventStore, url] = [await stores.eventStore(), await stores.freshUrl('SQLite')];
  const readModels = await stores.readModels(url);
  await appendTrips(eventStore, [{ ...trip, facts: trip.facts.slice(0, 2) }]);
  await projectAll(stores, eventStore, readModels);
  return { eventStore, readModels, url };
}

const reached = async (readModels: ReadModels): Promise<bigint> =>
  (await readAssessed(readModels.read)).reached.position;

describe('convoys', () => {
  it('are assessed in a thread of its own, as they change, until it is told to stop', async () => {
    const { eventStore, readModels, url } = await begun();
    const [stop, failures] = [new AbortController(), new Array<unknown>()];
    const assessor = new AssessorInThread(url, stop.signal, (error) => failures.push(error));
    const head = await eventStore.head();
    await eventually(async () => (await reached(readModels)) >= head);
    const position = await appendToConvoy(eventStore, trip.convoyId, trip.facts.slice(2, 3));
    await projectAll(stores, eventStore, readModels);
    assessor.wake();
    await eventually(async () => (await reached(readModels)) >= position);
    expect((await readAssessments(readModels.read, [trip.convoyId])).size).toBe(1);
    stop.abort();
    await assessor.finished;
    expect(failures).toEqual([]);
  });

  it('are assessed by one of several, and by the next one when that ends', async () => {
    const { eventStore, readModels } = await begun();
    const failures: unknown[] = [];
    const assessing = (instant: string) => {
      const stop = new AbortController();
      const { finished } = new RunningAssessor({
        ...{
          readModels,
          usualTimes: new UsualTimesKept(readModels),
          clock: () => instant,
          signal: stop.signal,
        },
        failed: (error) => failures.push(error),
      });
      return async (): Promise<void> => {
        stop.abort();
        await finished;
      };
    };
    const [first, second] = ['2023-06-01T00:00:00.000Z', '2023-06-02T00:00:00.000Z'];
    const assessedAt = async (fact: number): Promise<string | undefined> => {
      const position = await appendToConvoy(eventStore, trip.convoyId, trip.facts.slice(fact, fact + 1));
      await projectAll(stores, eventStore, readModels);
      await eventually(async () => (await reached(readModels)) >= position);
      return (await readAssessments(readModels.read, [trip.convoyId])).get(trip.convoyId)?.assessedAt;
    };
    const stopFirst = assessing(first);
    expect(await assessedAt(2)).toBe(first);
    const stopSecond = assessing(second);
    expect(await assessedAt(3)).toBe(first);
    await stopFirst();
    expect(await assessedAt(4)).toBe(second);
    await stopSecond();
    expect(failures).toEqual([]);
  });
});

describe('boards that share a database', () => {
  it('say that a convoy was not assessed yet, and never that nothing is wrong', async () => {
    const { eventStore, readModels } = await begun();
    const { app, url } = await serve([ReadModelsModule.with({ eventStore, readModels, longestWaitMs: 50 })]);
    const { body: alerts, position } = await get(`${url}/v1/alerts`);
    expect([alerts, position]).toEqual([
      { items: [], assessedAt: null, notAssessed: 1, usualAsOf: null },
      '0',
    ]);
    const { body: forecast } = await get(`${url}/v1/convoys/${trip.convoyId}/forecast`);
    expect(forecast).toEqual({
      convoyId: trip.convoyId,
      assessedAt: null,
      usualAsOf: null,
      vehicles: null,
    });
    const { status, body } = await get(`${url}/v1/alerts?waitFor=1`);
    expect([status, body['code'], body['position']]).toEqual([504, 'projection-behind', '0']);
    await app.close();
  });

  it('show the same, whatever their clocks say', async () => {
    const { eventStore, readModels } = await begun();
    await assessAll(readModels, { clock: () => '2026-05-01T00:00:00.000Z' });
    const boards = await Promise.all(
      ['2026-05-01T00:00:30.000Z', '2027-01-01T00:00:00.000Z'].map((now) =>
        serve([ReadModelsModule.with({ eventStore, readModels, clock: () => now })]),
      ),
    );
    for (const path of ['alerts', `convoys/${trip.convoyId}/forecast`, 'fleet']) {
      const [one, other] = await Promise.all(boards.map(({ url }) => get(`${url}/v1/${path}`)));
      expect(one?.body).toEqual(other?.body);
      expect(JSON.stringify(one?.body)).toContain('"assessedAt":"2026-05-01T00:00:00.000Z"');
    }
    for (const { app } of boards) await app.close();
  });
});
