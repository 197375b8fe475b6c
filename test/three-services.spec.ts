import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type StandIn, startStandIn } from '#kafila/event-store/testing';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../apps/testing/kafila.js';
import { Api, type Body } from './kit/api.js';
import { Containers } from './kit/containers.js';
import { countsElsewhere } from './kit/how-fast-it-counts.js';
import { desksKey } from './kit/keys.js';
import { plan } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let postgres: TestPostgres;
let eventStoreDb: StandIn;
let containers: Containers;
let services: RunningService[];
/** What the desk sends with each call to the containers, which have keys; the tracker has none. */
let desk: { readonly authorization: string };
let admin: { readonly authorization: string };

beforeAll(async () => {
  [postgres, eventStoreDb] = await Promise.all([startPostgres(), startStandIn()]);
  containers = new Containers('docker-compose.yml', join(folder.path, 'host'), {
    EVENT_STORE_URL: eventStoreDb.url,
    READ_MODEL_URL: await postgres.freshDatabase(),
  });
  expect(await containers.run('access')).toBe(0);
  const [tracker, projector] = await Promise.all([
    startService('tracker', { KAFILA_DATA_DIR: join(folder.path, 'tracker') }),
    containers.start('projector'),
  ]);
  services = [
    tracker,
    ...(await Promise.all([
      containers.start('intake'),
      Promise.resolve(projector),
      containers.start('board'),
    ])),
  ];
  const key = readFileSync(containers.placeOf('access', '/keys/admin.key'), 'utf8').trim();
  admin = { authorization: `Bearer ${key}` };
  desk = await desksKey(services[1]?.url ?? '', key);
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
async function reportAndAsk(intake: string, board: string, headers = {}): Promise<Body[][]> {
  const world = ['--seed', '3', '--convoys', '2', '--all-troubles', '--url', intake];
  const KAFILA_API_KEY = desk.authorization.replace('Bearer ', '');
  const env = intake === services[0]?.url ? {} : { KAFILA_API_KEY };
  expect(await kafila(['simulate', ...world], { env })).toMatchObject({ code: 0, stderr: '' });
  const last = await new Api(intake, headers).post('/convoys', { ...plan('the-last'), vehicles: [] });
  expect(last.status).toBe(201);

  const lists = ['convoys', 'carnets', 'declarations'].map(async (list) => {
    const path = `/${list}?limit=100&waitFor=${String(last.body['position'])}`;
    let answer = await new Api(board, headers).get(path);
    while (answer.status === 504) answer = await new Api(board, headers).get(path);
    const { status, body } = answer;
    expect([status, body['nextCursor']]).toEqual([200, null]);
    return withoutOwn(body['items'] as Body[]);
  });
  return Promise.all(lists);
}

async function ready(url: string): Promise<number> {
  return (await fetch(`${url}/health/ready`)).status;
}

describe('intake, projector and board on EventStoreDB and PostgreSQL, as docker-compose.yml starts them', () => {
  it('are ready, the projector before anything was recorded', async () => {
    for (const { url } of services) {
      while ((await ready(url)) !== 200) await delay(20);
    }
  });

  it('tell of convoys, carnets and declarations exactly what the tracker tells', async () => {
    const [tracker = '', intake = '', , board = ''] = services.map(({ url }) => url);
    const one = await reportAndAsk(tracker, tracker);
    expect(one.map(({ length }) => length > 2)).toEqual([true, true, true]);
    expect(await reportAndAsk(intake, board, desk)).toEqual(one);
  }, 120_000);

  it('let a key in within two seconds after one of them has issued it, and out after one has revoked it', async () => {
    const [, intake = '', projector = '', board = ''] = services.map(({ url }) => url);
    expect(await countsElsewhere({ admin, intake, board, projector })).toBeLessThan(2_000);
  });

  it('keep the log and read who was sealed when their containers are made anew', async () => {
    const [, intake, projector, board] = services as [
      RunningService,
      RunningService,
      RunningService,
      RunningService,
    ];
    const vehicles = [{ plate: 'TLK-914', country: 'PK', driver: 'Gul Khan' }];
    const planned = await new Api(intake.url, desk).post('/convoys', { ...plan('sealed'), vehicles });
    const { position } = planned.body as { position: string };
    const shown = async (url: string): Promise<readonly unknown[]> => {
      const api = new Api(url, desk);
      const convoy = await api.get(`/convoys/sealed?waitFor=${position}`);
      const receipt = await api.get('/audit/receipts/convoy-sealed/1');
      const key = await (await fetch(`${url}/v1/audit/key`)).text();
      return [JSON.stringify(convoy.body['vehicles']).includes('"name":"Gul Khan"'), receipt.status, key];
    };
    const before = await shown(board.url);
    expect(before).toEqual([true, 200, expect.stringContaining('+')]);
    await Promise.all([projector.stop(), board.stop()]);
    services[2] = await containers.start('projector');
    services[3] = await containers.start('board');
    expect(await shown(services[3].url)).toEqual(before);
  });
});
