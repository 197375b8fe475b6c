import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import { allTroubles, noTroubles, simulate, type SimulatedConvoy } from '#kafila/simulation';
import { underOtherNames } from '#kafila/simulation/testing';
import { timesTried } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Api } from './kit/api.js';
import { type RunningService, type ServiceSettings, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let postgres: TestPostgres;
/** One on each of the two read-model databases. */
let trackers: { readonly settings: ServiceSettings; service: RunningService }[];

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

/**
 * Scenarios with much lateness, many copies and mistakes: one convoy goes out and back, and among the others are splits,
 * replacements, carnets and declarations.
 */
const SCENARIOS = [
  ...simulate({
    seed: 8,
    convoys: 1,
    parameters: { ...noTroubles, fleet: { corridorIds: ['isb-khg-rt'] } },
  }),
  ...withSplits(timesTried(1, 2)),
];

function withSplits(count: number): SimulatedConvoy[] {
  const found: SimulatedConvoy[] = [];
  for (const convoy of simulate({
    seed: 7,
    convoys: 40,
    parameters: { ...allTroubles, fleet: { maxVehicles: 2 } },
  })) {
    if (!['split', 'replace'].every((each) => convoy.decisions.some(({ type }) => type === each))) continue;
    found.push(convoy);
    if (found.length === count) break;
  }
  return found;
}

type Sending = { readonly as: 'one' | 'array' | 'lines'; readonly reports: readonly object[] };

/**
 * Tells a scenario: all decisions in their order, because each is checked against what was told before, then
 * everything else as given.
 */
async function tell(api: Api, { decisions }: SimulatedConvoy, sendings: readonly Sending[]): Promise<void> {
  for (const { type, path, body } of decisions) {
    const asked = type === 'complete' ? { ...body, outstandingReason: 'told in any order' } : body;
    const { status } = await api.post(path.replace(/^\/v1/, ''), asked);
    expect([path, [200, 201].includes(status)]).toEqual([path, true]);
  }
  for (const { as, reports } of sendings) {
    if (as === 'array') await api.post('/reports', reports);
    else if (as === 'lines')
      await api.postLines(
        '/reports',
        reports.map((report) => JSON.stringify(report)),
      );
    else for (const report of reports) await api.post('/reports', report);
  }
}

/** What the board says of it, without what tells of arrival. */
async function stateOf(api: Api, { convoyId, convoys, truth }: SimulatedConvoy): Promise<object> {
  const head = await api.post('/convoys', {
    convoyId: `after-${convoyId}`,
    corridorId: 'isb-khg',
    regime: 'TIR',
    plannedDeparture: '2026-01-01T00:00:00Z',
  });
  const states: object[] = [];
  for (const path of [
    ...convoys.map((id) => `/convoys/${id}`),
    ...truth.carnets.map(({ carnetNumber }) => `/carnets/${carnetNumber}`),
    ...truth.declarations.map(({ reference }) => `/declarations/${reference}`),
  ]) {
    const { status, body } = await api.get(`${path}?waitFor=${String(head.body['position'])}`);
    expect([path, [200, 404].includes(status)]).toEqual([path, true]);
    const { position: _position, ...state } = body;
    states.push(status === 200 ? withoutPersonIds(state) : { nothingKnownOf: path });
  }
  return states;
}

/** Each service gives a person an id of its own, when it first seals the name. */
function withoutPersonIds(state: object): object {
  const text = JSON.stringify(state);
  return JSON.parse(text, (key, value: unknown) => (key === 'personId' ? undefined : value)) as object;
}

/** The truth of the order in which things happened: each report once, oldest first. */
function inOrder(convoy: SimulatedConvoy): Sending[] {
  const reports = convoy.reports.map(({ report }) => report);
  reports.sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
  const portions = Array.from({ length: Math.ceil(reports.length / 300) }, (_, i) => i * 300);
  return portions.map((from) => ({ as: 'array', reports: reports.slice(from, from + 300) }));
}

/**
 * Any order, any copies, any portions. A copy shows the clock of its unit as the first one did: what a clock shows while
 * sending is told of the copy that arrived first, and so of the arrival.
 */
function anyWay({ reports: sent }: SimulatedConvoy): fc.Arbitrary<Sending[]> {
  const all = sent.flatMap(({ report, resent }) => [report, ...resent.map(() => report)]);
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
      SCENARIOS.map(async (own) => {
        const api = new Api(trackers[0]?.service.url ?? '');
        const { scenario, back } = underOtherNames(own, 500);
        await tell(api, scenario, inOrder(scenario));
        return back(await stateOf(api, scenario));
      }),
    );
    expect(SCENARIOS.some(({ decisions }) => decisions.some(({ type }) => type === 'split'))).toBe(true);
    expect(SCENARIOS.some(({ truth }) => truth.carnets.length > 1)).toBe(true);

    let run = 0;
    const story = fc.nat(SCENARIOS.length - 1).chain((i) => {
      const own = SCENARIOS[i];
      if (!own) throw new Error('There is no such scenario.');
      return fc.record({ i: fc.constant(i), sendings: anyWay(own) });
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ i, sendings }) => {
        const own = SCENARIOS[i];
        if (!own) throw new Error('There is no such scenario.');
        const { scenario, forth, back } = underOtherNames(own, run++);
        for (const [t, tracker] of trackers.entries()) {
          await tell(new Api(tracker.service.url), scenario, forth(sendings));
          // Each of them before every other answer, in turn.
          if (run % trackers.length === t) {
            await tracker.service.kill();
            tracker.service = await startService('tracker', tracker.settings);
          }
          const state = await stateOf(new Api(tracker.service.url), scenario);
          expect(back(state)).toEqual(expected[i]);
        }
      }),
      { numRuns: timesTried(1, 8), endOnFailure: true },
    );
  }, 180_000);
});
