import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { carnetStream } from '#kafila/domain';
import {
  arrived,
  carnetAssigned,
  carnetIssued,
  claimMade,
  claimPaid,
  completed,
  dispatched,
  exited,
  joinedAll,
  june,
  passed,
  planned,
  type Unrecorded,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { ASSESSMENTS } from '../../assessing/run-assessor.js';
import { type ReadModels } from '../../database/read-models.js';
import { asText } from '../../database/schema.js';
import { readReached } from '../../runner/checkpoint/checkpoint.js';
import { compareChanges } from '../../runner/projection/change-id.js';
import { appendToConvoy, appendToStream } from '../../testing/append-events.js';
import { type AnyUnrecorded, eventsOf } from '../../testing/events-of.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { trips } from '../../trips/trips.projection.js';
import { readAssessed } from '../reading/assessed.js';
import { Assessor } from './assessor.js';
import { readAssessments } from './read-assessments.js';
import { UsualTimesKept } from './usual-times-kept.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const ROUTE = ['islamabad', 'peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'];
const trucks = [
  planned(ROUTE, { plannedArrival: june('9 00:00') }),
  ...joinedAll('PK-T1', 'PK-T2'),
  dispatched(),
];
const queue = arrived('torkham-pk', '4 08:00');

describe.each(DATABASES)('what changes with the clock, on $kind,', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let assessor: Assessor;
  let now = june('4 12:00');

  beforeAll(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    const usualTimes = new UsualTimesKept(readModels);
    assessor = new Assessor({ readModels, usualTimes, clock: () => now });
    await tell('waits', ...trucks, queue);
    await tell('goes', ...trucks, passed('peshawar', '4 10:00'));
  }, 60_000);

  const project = (): Promise<void> => projectAll(stores, eventStore, readModels);
  const tell = async (convoyId: string, ...story: readonly Unrecorded[]): Promise<void> => {
    await appendToConvoy(eventStore, convoyId, eventsOf(convoyId, story));
    await project();
  };
  const tellOfCarnet = async (number: string, ...story: readonly AnyUnrecorded[]): Promise<void> => {
    await appendToStream(eventStore, carnetStream(number), eventsOf(number, story));
    await project();
  };
  const assess = async (): Promise<void> => {
    await readModels.exclusively(ASSESSMENTS, async ({ write }) => {
      while (await assessor.step(write));
    });
  };
  const assessment = async (convoyId: string) =>
    (await readAssessments(readModels.read, [convoyId])).get(convoyId);
  /** What the live feed was told last of each convoy, and how far it is. */
  const told = async () => ({
    last: new Map(
      (
        await readModels.read
          .selectFrom('assessments')
          .select(['convoy_id', 'mend', asText('position').as('position')])
          .execute()
      ).map(({ convoy_id: id, position, mend }) => [id, { position: BigInt(position), repair: mend }]),
    ),
    reached: await readReached(readModels.read, trips.name),
  });

  it('is not known before it was assessed', async () => {
    expect(await assessment('waits')).toBeUndefined();
    expect(await readAssessed(readModels.read)).toMatchObject({ at: null, allAt: null });
  });

  it('is assessed of every convoy, up to where the rows have come', async () => {
    await assess();
    expect(await assessment('waits')).toMatchObject({ assessedAt: now, alerts: 0, gravestAlert: null });
    expect((await assessment('goes'))?.expectedArrival).toMatchObject({ basis: 'plan' });
    const { reached, allAt } = await readAssessed(readModels.read);
    expect([reached.position, allAt]).toEqual([await eventStore.head(), now]);
  });

  it('is assessed anew a minute later, of open convoys alone, and told where it is another', async () => {
    await tell('over', ...trucks, completed('4 12:00'));
    await assess();
    const [before, first] = [await told(), now];
    now = june('7 14:00');
    await assess();
    expect(await assessment('waits')).toMatchObject({
      assessedAt: now,
      gravestAlert: { code: 'behind-plan', severity: 'warning' },
    });
    expect(await assessment('over')).toMatchObject({ assessedAt: first, alerts: 0, expectedArrival: null });
    const { last, reached } = await told();
    expect(last.get('over')).toEqual(before.last.get('over'));
    const waits = last.get('waits') ?? before.reached;
    expect(compareChanges(waits, before.reached)).toBeGreaterThan(0);
    expect(compareChanges(waits, reached)).toBeLessThanOrEqual(0);
  });

  it('is not told anew where a minute changed nothing to speak of', async () => {
    const before = await told();
    now = june('7 14:01');
    await assess();
    expect(await assessment('waits')).toMatchObject({ assessedAt: now });
    expect((await told()).last.get('waits')).toEqual(before.last.get('waits'));
  });

  it('is assessed at once of a convoy that has changed, and of no other', async () => {
    now = june('7 14:01');
    const others = (await assessment('goes'))?.assessedAt;
    now = '2023-06-07T14:01:10.000Z';
    await tell('waits', exited('torkham-pk', '7 14:00'));
    await assess();
    expect(await assessment('waits')).toMatchObject({
      assessedAt: now,
      alerts: 1,
      gravestAlert: { code: 'behind-plan' },
    });
    expect([others, now]).toContain((await assessment('goes'))?.assessedAt);
    expect((await readAssessed(readModels.read)).reached.position).toBe(await eventStore.head());
  });

  it('counts its changes anew from each position on, and never goes back', async () => {
    const before = await told();
    await tell('goes', passed('torkham-pk', '7 15:00'));
    const { reached } = await told();
    expect([reached.position > before.reached.position, reached.repair]).toEqual([true, 0]);
    now = '2023-06-07T15:00:10.000Z';
    await assess();
    const after = await told();
    expect(after.last.get('goes')?.position).toBe(reached.position);
    expect(compareChanges(after.reached, reached)).toBeGreaterThan(0);
  });

  it('follows a carnet of the convoy, though the convoy shows nothing else', async () => {
    const amount = { amount: '900.00', currency: 'USD' };
    const desk = [
      carnetIssued({ carnetNumber: 'XC12345672' }),
      carnetAssigned('PK-T1', '2 03:00', { convoyId: 'over' }),
    ];
    await tellOfCarnet('XC12345672', ...desk, claimMade('AF', '5 10:00', { amount }));
    now = '2023-09-06T00:00:00.000Z';
    await assess();
    expect(await assessment('over')).toMatchObject({ gravestAlert: { code: 'claim-unpaid' } });
    await tellOfCarnet('XC12345672', claimPaid('AF', '6 10:00', { amount }));
    await assess();
    expect(await assessment('over')).toMatchObject({ gravestAlert: null, alerts: 0 });
  });
});
