import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type StandIn, startStandIn } from '#kafila/event-store/testing';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, type Body } from './kit/api.js';
import { plan } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let postgres: TestPostgres;
let eventStoreDb: StandIn;
let services: RunningService[];

beforeAll(async () => {
  [postgres, eventStoreDb] = await Promise.all([startPostgres(), startStandIn()]);
  const settings = {
    KAFILA_DATA_DIR: join(folder.path, 'services'),
    EVENT_STORE_URL: eventStoreDb.url,
    READ_MODEL_URL: await postgres.freshDatabase(),
  };
  services = await Promise.all([
    startService('tracker', { KAFILA_DATA_DIR: join(folder.path, 'tracker') }),
    startService('intake', settings),
    startService('projector', settings),
    startService('board', settings),
  ]);
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await Promise.all([postgres.stop(), eventStoreDb.stop()]);
  folder.remove();
});

/** Where a store keeps an event, and under which id a service keeps a person, is its own affair; all else must be equal. */
const OWN = new Set(['position', 'personId']);
function withoutOwn(items: readonly Body[]): Body[] {
  return JSON.parse(
    JSON.stringify(items, (name, value: unknown) => (OWN.has(name) ? null : value)),
  ) as Body[];
}

/** Feeds convoys with every trouble to a running system and gives all that its board tells of them. */
async function reportAndAsk(intake: string, board: string): Promise<Body[][]> {
  const kafila = resolve('bin', 'kafila.js');
  const world = ['--seed', '3', '--convoys', '2', '--all-troubles', '--url', intake];
  await promisify(execFile)(process.execPath, [kafila, 'simulate', ...world]);
  const last = await new Api(intake).post('/convoys', { ...plan('the-last'), vehicles: [] });
  expect(last.status).toBe(201);

  const lists = ['convoys', 'carnets', 'declarations'].map(async (list) => {
    const { status, body } = await new Api(board).get(
      `/${list}?limit=100&waitFor=${String(last.body['position'])}`,
    );
    expect([status, body['nextCursor']]).toEqual([200, null]);
    return withoutOwn(body['items'] as Body[]);
  });
  return Promise.all(lists);
}

describe('intake, projector and board on EventStoreDB and PostgreSQL', () => {
  it('tell of convoys, carnets and declarations exactly what the tracker tells', async () => {
    const [tracker = '', intake = '', , board = ''] = services.map(({ url }) => url);
    const one = await reportAndAsk(tracker, tracker);
    expect(one.map(({ length }) => length > 2)).toEqual([true, true, true]);
    expect(await reportAndAsk(intake, board)).toEqual(one);
  }, 120_000);
});
