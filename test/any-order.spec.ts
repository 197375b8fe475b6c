import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import {
  arrivals,
  type Decision,
  deliveries,
  noTroubles,
  simulate,
  type SimulatedConvoy,
} from '#kafila/simulation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Api } from './kit/api.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let postgres: TestPostgres;
/** One on each of the two read-model databases. */
let trackers: { readonly settings: Record<string, string>; service: RunningService }[];

beforeAll(async () => {
  postgres = await startPostgres();
  const onSqlite = { KAFILA_DATA_DIR: join(folder.path, 'sqlite') };
  const onPostgres = {
    KAFILA_DATA_DIR: join(folder.path, 'postgres'),
    READ_MODEL_URL: await postgres.freshDatabase(),
  };
  trackers = await Promise.all(
    [onSqlite, onPostgres].map(async (settings) => ({
      settings,
      service: await startService('tracker', settings),
    })),
  );
});

afterAll(async () => {
  await Promise.all(trackers.map(({ service }) => service.stop()));
  await postgres.stop();
  folder.remove();
});

/** Convoys with much lateness, many copies and mistakes; one of them goes out and back. */
const CONVOYS = [
  ...simulate({ seed: 7, convoys: 3, parameters: noTroubles }),
  ...simulate({
    seed: 8,
    convoys: 1,
    parameters: { ...noTroubles, fleet: { corridorIds: ['isb-khg-rt'] } },
  }),
];

type Sending = { readonly as: 'one' | 'array' | 'lines'; readonly reports: readonly object[] };

/** Tells a convoy under an id of its own: first the plan, then everything else as given, then its completion. */
async function tell(
  api: Api,
  convoyId: string,
  convoy: SimulatedConvoy,
  sendings: readonly Sending[],
): Promise<void> {
  const decide = async ({ type, body }: { type: Decision['type']; body: object }): Promise<void> => {
    const path = type === 'plan' ? '/convoys' : `/convoys/${convoyId}/${type}`;
    const { status } = await api.post(path, type === 'plan' ? { ...body, convoyId } : body);
    expect([path, [200, 201].includes(status)]).toEqual([path, true]);
  };
  const [plan, dispatch, complete] = convoy.decisions;
  if (plan) await decide(plan);
  for (const [i, { as, reports }] of sendings.entries()) {
    if (i === Math.floor(sendings.length / 2) && dispatch) await decide(dispatch);
    const ours = reports.map((report) => ({ ...report, convoyId }));
    if (as === 'array') await api.post('/reports', ours);
    else if (as === 'lines')
      await api.postLines(
        '/reports',
        ours.map((report) => JSON.stringify(report)),
      );
    else for (const report of ours) await api.post('/reports', report);
  }
  if (complete)
    await decide({ type: complete.type, body: { ...complete.body, outstandingReason: 'told in any order' } });
}

/** What the board says of it, without what tells of arrival. */
async function stateOf(api: Api, convoyId: string): Promise<object> {
  const head = await api.post('/convoys', {
    convoyId: `after-${convoyId}`,
    corridorId: 'isb-khg',
    regime: 'TIR',
    plannedDeparture: '2026-01-01T00:00:00Z',
  });
  const { status, body } = await api.get(`/convoys/${convoyId}?waitFor=${String(head.body['position'])}`);
  expect([convoyId, status]).toEqual([convoyId, 200]);
  const { convoyId: _id, position: _position, ...state } = body;
  return state;
}

/** The truth of the order in which things happened: each report once, oldest first. */
function inOrder(convoy: SimulatedConvoy): Sending[] {
  const reports = convoy.reports.map(({ report }) => report);
  return [
    { as: 'array', reports: reports.sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt)) },
  ];
}

/** Any order, any copies, any portions. */
function anyWay(convoy: SimulatedConvoy): fc.Arbitrary<Sending[]> {
  const all = deliveries(convoy).map(({ report }) => report);
  return fc
    .record({
      order: fc.shuffledSubarray(all, { minLength: all.length }),
      copies: fc.array(fc.constantFrom(...all), { maxLength: 40 }),
      cuts: fc.array(
        fc.record({ as: fc.constantFrom('one', 'array', 'lines'), size: fc.integer({ min: 1, max: 90 }) }),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
    })
    .map(({ order, copies, cuts }) => {
      const reports = [...order, ...copies];
      const sendings: Sending[] = [];
      for (const { as, size } of cuts) {
        if (reports.length > 0)
          sendings.push({ as, reports: reports.splice(0, as === 'one' ? Math.min(size, 8) : size) });
      }
      return [...sendings, { as: 'array', reports }];
    });
}

describe('whatever way the reports arrive', () => {
  it('the state of every convoy is the same, on both databases, across restarts (law 3)', async () => {
    const expected = await Promise.all(
      CONVOYS.map(async (convoy, i) => {
        const api = new Api(trackers[0]?.service.url ?? '');
        await tell(api, `in-order-${i}`, convoy, inOrder(convoy));
        return stateOf(api, `in-order-${i}`);
      }),
    );
    expect(CONVOYS.some((convoy) => arrivals(convoy).length > 100)).toBe(true);

    let run = 0;
    const anyConvoy = fc.nat(CONVOYS.length - 1);
    const story = anyConvoy.chain((i) => {
      const convoy = CONVOYS[i];
      if (!convoy) throw new Error('There is no such convoy.');
      return fc.record({ i: fc.constant(i), convoy: fc.constant(convoy), sendings: anyWay(convoy) });
    });
    await fc.assert(
      fc.asyncProperty(story, fc.boolean(), async ({ i, convoy, sendings }, restart) => {
        const convoyId = `run-${run++}`;
        for (const tracker of trackers) {
          await tell(new Api(tracker.service.url), convoyId, convoy, sendings);
          if (restart) {
            await tracker.service.kill();
            tracker.service = await startService('tracker', tracker.settings);
          }
          expect(await stateOf(new Api(tracker.service.url), convoyId)).toEqual(expected[i]);
        }
      }),
      { numRuns: 12 },
    );
  }, 180_000);
});
