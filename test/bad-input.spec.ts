import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Api } from './kit/api.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let service: RunningService;
let api: Api;

beforeAll(async () => {
  service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
  api = new Api(service.url);
  await api.post('/convoys', plan('c1'));
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

/** The revision of the convoy, found by the receipt of one more report: whoever left something behind is found out. */
async function revision(): Promise<number> {
  return Number((await api.post('/reports', report('c1'))).body['revision']);
}

function expectProblem(answer: Answer, status: number, code: string, pointer: string | null = null): void {
  expect([answer.status, answer.body['code']]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({
    type: `urn:kafila:problem:${code}`,
    status,
    title: expect.any(String),
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.js:|at \w+ \(/);
  if (pointer !== null) {
    expect(answer.body['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ pointer })]));
  }
}

const right = report('c1');
const wrongReports: readonly [string, unknown, number, string, string | null][] = [
  ['malformed JSON', '{"reportId": ', 400, 'malformed-json', null],
  ['an empty body', '', 400, 'empty-body', null],
  ['a text', '"hello"', 422, 'invalid-report', '#'],
  ['null', 'null', 422, 'invalid-report', '#'],
  ['a wrong type of field', { ...right, unit: 'me' }, 422, 'invalid-report', '#/unit'],
  ['an unknown type of report', { ...right, type: 'TruckSeen' }, 422, 'unknown-report-type', '#/type'],
  ['no type of report', { ...right, type: undefined }, 422, 'invalid-report', '#/type'],
  ['a missing field', { ...right, place: undefined }, 422, 'invalid-report', '#/place'],
  ['a misspelt field', { ...right, vehicleId: ['PK-TLK914'] }, 422, 'invalid-report', '#/vehicleId'],
  ['an id that is no UUID', { ...right, reportId: '17' }, 422, 'invalid-report', '#/reportId'],
  ['an unknown convoy', { ...right, convoyId: 'nobody' }, 404, 'unknown-convoy', '#/convoyId'],
  ['an unknown place', { ...right, place: 'atlantis' }, 422, 'invalid-report', '#/place'],
  [
    'occurredAt without offset',
    { ...right, occurredAt: '2026-03-03T04:00:00' },
    422,
    'invalid-report',
    '#/occurredAt',
  ],
  [
    'a date that does not exist',
    { ...right, occurredAt: '2026-02-30T04:00:00Z' },
    422,
    'invalid-report',
    '#/occurredAt',
  ],
  [
    'an offset no clock keeps',
    { ...right, occurredAt: '2026-02-03T04:00:00+19:00' },
    422,
    'invalid-report',
    '#/occurredAt',
  ],
  [
    'a position off the earth',
    { ...right, position: { lat: 91, lon: 0 } },
    422,
    'invalid-report',
    '#/position/lat',
  ],
  ['10,000 levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400, 'json-too-deep', null],
  [
    '10,000 levels in a field',
    { ...right, note: JSON.parse('['.repeat(400) + ']'.repeat(400)) as unknown },
    422,
    'invalid-report',
    '#/note',
  ],
  [
    'half of a character in a text',
    JSON.stringify({ ...right, note: 'half' }).replace('half', 'half \\ud83d emoji'),
    422,
    'invalid-report',
    '#/note',
  ],
  ['a __proto__ key', '{"__proto__": {"type": "CheckpointPassed"}}', 400, 'forbidden-key', null],
  ['a body over the limit', `"${'x'.repeat(11 * 1024 * 1024)}"`, 413, 'body-too-large', null],
];

describe('a report that cannot be understood', () => {
  it.each(wrongReports)(
    '%s: is refused with a problem that names what is wrong, and leaves nothing behind',
    async (_, body, status, code, pointer) => {
      const before = await revision();
      expectProblem(await api.post('/reports', body), status, code, pointer);
      expect(await revision()).toBe(before + 1);
    },
  );

  it('that is too large is answered while its sender still sends, however many do at once', async () => {
    const tooLarge = 'x'.repeat(11 * 1024 * 1024);
    const answers = await Promise.all(Array.from({ length: 15 }, () => api.post('/reports', tooLarge)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 413));
  });

  it('in a media type that is not read names those that are', async () => {
    const answer = await api.post('/reports', 'a,b', { 'content-type': 'text/csv' });
    expectProblem(answer, 415, 'unsupported-media-type');
    expect(answer.body['detail']).toContain('application/x-ndjson');
  });

  it('is refused alone: good ones beside it in an array are recorded', async () => {
    const bodies = wrongReports.map(([, body]) => body).filter((body) => typeof body === 'object');
    const good = [report('c1'), report('c1')];
    bodies.push({ ...right, note: 'half \ud83d emoji' });
    const answer = await api.post('/reports', [good[0], ...bodies, good[1], 7, [good[1]]]);
    expect(answer.status).toBe(200);
    const outcomes = answer.body['outcomes'] as { index: number; outcome: string }[];
    expect(outcomes.map(({ index }) => index)).toEqual(outcomes.map((_, i) => i));
    const recorded = outcomes.filter(({ outcome }) => outcome === 'recorded').map(({ index }) => index);
    expect(recorded).toEqual([0, bodies.length + 1]);
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(bodies.length + 2);
  });

  it('is refused alone in the middle of a stream, with the number of its line', async () => {
    const lines = [
      JSON.stringify(report('c1')),
      '{"reportId": "broken',
      '',
      JSON.stringify(report('nobody')),
      `{"__proto__": {}}`,
      '"' + 'x'.repeat(300 * 1024) + '"',
      JSON.stringify(report('c1')),
    ];
    const { status, body } = await api.postLines('/reports', lines);
    expect(status).toBe(200);
    expect(body['outcomes']).toMatchObject([
      { index: 0, outcome: 'recorded' },
      { index: 1, outcome: 'refused', problem: { code: 'malformed-json', line: 2 } },
      { index: 2, outcome: 'refused', problem: { code: 'unknown-convoy' } },
      { index: 3, outcome: 'refused', problem: { code: 'forbidden-key', line: 5 } },
      { index: 4, outcome: 'refused', problem: { code: 'line-too-long', line: 6 } },
      { index: 5, outcome: 'recorded' },
    ]);
  });
});

describe('a decision that cannot be understood', () => {
  it.each([
    ['an unknown corridor', { corridorId: 'silk-road' }, 422, 'unknown-corridor', '#/corridorId'],
    [
      'an unknown place',
      { corridorId: undefined, route: ['karachi-port', 'atlantis'] },
      422,
      'unknown-place',
      '#/route/1',
    ],
    [
      'a leap over a border',
      { corridorId: undefined, route: ['peshawar', 'kabul'] },
      422,
      'route-leaps-border',
      '#/route/1',
    ],
    ['neither corridor nor route', { corridorId: undefined }, 422, 'no-route', null],
    [
      'a departure without offset',
      { plannedDeparture: '2026-03-01T06:00:00' },
      422,
      'invalid-body',
      '#/plannedDeparture',
    ],
    [
      'the same vehicle twice',
      {
        vehicles: [
          { plate: 'A-1', country: 'PK' },
          { plate: 'a 1', country: 'PK' },
        ],
      },
      409,
      'vehicle-already-joined',
      '#/vehicles/1/plate',
    ],
    ['half of a character', { regime: 'half \ud83d' }, 422, 'invalid-body', '#/regime'],
    ['an id with a blank', { convoyId: 'c 2' }, 422, 'invalid-body', '#/convoyId'],
  ])('%s: is refused and plans nothing', async (_, fields, status, code, pointer) => {
    expectProblem(await api.post('/convoys', { ...plan('never'), ...fields }), status, code, pointer);
    expectProblem(await api.post('/reports', report('never')), 404, 'unknown-convoy');
  });

  it('on a convoy that does not exist is 404', async () => {
    expectProblem(await api.post('/convoys/nobody/dispatch', {}), 404, 'unknown-convoy');
  });

  it('with a header that means nothing names the header', async () => {
    expectProblem(await api.post('/convoys/c1/dispatch', {}, { 'if-match': '7' }), 400, 'malformed-header');
    expectProblem(
      await api.post('/convoys/c1/dispatch', {}, { 'idempotency-key': 'ü' }),
      400,
      'malformed-header',
    );
  });
});
