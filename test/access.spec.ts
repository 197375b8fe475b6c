import { join } from 'node:path';
import { rolesTable, type Role, ROLES } from '#kafila/access';
import { device } from '#kafila/access/testing';
import { NEEDS_EXTENSION, type Right } from '#kafila/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { kafila } from '../apps/testing/kafila.js';
import { Api } from './kit/api.js';
import { fencedIn, runBlock } from './kit/shell-blocks.js';
import { plan } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

type Method = 'get' | 'post' | 'put';
interface Operation {
  readonly [NEEDS_EXTENSION]: Right | 'public';
}
interface Route {
  readonly method: Method;
  readonly path: string;
  readonly needs: Right | 'public';
}

const folder = temporaryFolder();
const data = { KAFILA_DATA_DIR: join(folder.path, 'data') };
const roles = Object.keys(ROLES) as Role[];
const keys = new Map<Role, string>();
const secrets: string[] = [];

let tracker: RunningService;
let routes: readonly Route[];

const as = (role: Role): Record<string, string> => ({ authorization: `Bearer ${keys.get(role) ?? ''}` });

/** What a role may, grants are asked for by the admin's key. */
async function keyOf(api: Api, role: Role): Promise<string> {
  const path = role === 'unit' ? '/access/units/gate-2' : `/access/principals/${role}-1`;
  if (role !== 'unit') {
    const granted = await fetch(`${api.url}/v1${path}/roles`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...as('admin') },
      body: JSON.stringify({ roles: [role] }),
    });
    expect(granted.status).toBe(200);
  }
  return String((await api.post(`${path}/keys`, {}, as('admin'))).body['key']);
}

/** How a call is met: its status, and the code where it is a problem. Streams are let go of at once. */
async function met({ method, path }: Route, headers: Record<string, string>): Promise<string> {
  const ending = new AbortController();
  const answer = await fetch(tracker.url + path.replace(/\{\w+\}/g, 'none'), {
    method: method.toUpperCase(),
    headers: { ...headers, ...(method === 'get' ? {} : { 'content-type': 'application/json' }) },
    ...(method === 'get' ? {} : { body: '{}' }),
    signal: ending.signal,
  });
  const isProblem = answer.headers.get('content-type')?.includes('problem') === true;
  const { code } = isProblem ? ((await answer.json()) as { code: string }) : { code: '' };
  ending.abort();
  return `${answer.status} ${code}`.trim();
}

beforeAll(async () => {
  const begun = await kafila(['access', 'init'], { env: data });
  expect(begun.code).toBe(0);
  keys.set('admin', /^kfa_\S+/m.exec(begun.stdout)?.[0] ?? '');
  tracker = await startService('tracker', data);
  const api = new Api(tracker.url);
  for (const role of roles) if (role !== 'admin') keys.set(role, await keyOf(api, role));
  const { paths } = (await (
    await fetch(`${tracker.url}/openapi.json`, { headers: as('viewer') })
  ).json()) as {
    paths: Record<string, Record<Method, Operation>>;
  };
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    (Object.entries(operations) as [Method, Operation][]).map(([method, operation]) => ({
      ...{ method, path, needs: operation[NEEDS_EXTENSION] },
    })),
  );
});
afterAll(async () => {
  await tracker.stop();
  folder.remove();
});

describe('with keys', () => {
  it('every route lets in whose role has the right that it needs, and nobody else', async () => {
    expect(routes.length).toBeGreaterThan(50);
    for (const route of routes) {
      const without = await met(route, {});
      expect([route.path, without === '401 key-needed']).toEqual([route.path, route.needs !== 'public']);
      for (const role of roles) {
        const may = route.needs === 'public' || (ROLES[role] as readonly Right[]).includes(route.needs);
        const how = await met(route, as(role));
        expect([route.path, role, !/^401|not-allowed|^500/.test(how)]).toEqual([route.path, role, may]);
      }
    }
  });

  it('the table of roles is the one in the docs, and so is what each route needs', () => {
    const page = readFileSync(join('docs', 'access.md'), 'utf8');
    expect(page).toContain(rolesTable());
    const needed = routes.map(
      ({ method, path, needs }) => `| \`${method.toUpperCase()} ${path}\` | ${needs} |`,
    );
    expect(page).toContain(needed.join('\n'));
  });

  it('the commands of the page do what it says', async () => {
    const blocks = fencedIn(readFileSync(join('docs', 'access.md'), 'utf8')).filter(
      ({ info }) => info === 'sh keys',
    );
    expect(blocks).toHaveLength(1);
    const place = { url: tracker.url, folder: folder.path, dataDir: data.KAFILA_DATA_DIR };
    for (const { text } of blocks)
      expect(await runBlock(`KEY=${keys.get('admin') ?? ''}\n${text}`, place)).toBe('');
  });

  it('nothing is told to who is not known: neither of routes, nor of what readiness rests on, nor metrics', async () => {
    const status = async (path: string, headers = {}): Promise<number> =>
      (await fetch(tracker.url + path, { headers })).status;
    expect(await status('/v1/nowhere')).toBe(401);
    expect(await status('/v1/nowhere', as('viewer'))).toBe(404);
    expect([await status('/metrics'), await status('/metrics', as('operator'))]).toEqual([401, 200]);
    expect([await status('/openapi.json'), await status('/docs')]).toEqual([401, 401]);
    const ready = async (headers = {}): Promise<unknown> =>
      (await fetch(`${tracker.url}/health/ready`, { headers })).json();
    expect(await ready()).toEqual({ status: 'ready' });
    expect(await ready(as('operator'))).toMatchObject({ status: 'ready', checks: expect.anything() });
  });

  it('the hashes of the log are public, its entries are not', async () => {
    const status = async (path: string, headers = {}): Promise<number> =>
      (await fetch(`${tracker.url}/v1/audit/tile/${path}`, { headers })).status;
    const bundle = 'entries/000.p/1';
    expect([await status('0/000.p/1'), await status(bundle), await status(bundle, as('viewer'))]).toEqual([
      200, 401, 403,
    ]);
    expect([await status(bundle, as('auditor')), await status('%65ntries/000.p/1')]).toEqual([200, 401]);
    expect(await status('x/../entries/000.p/1')).toBe(401);
  });

  it('a viewer sees no driver, the desk does, and the event says who planned', async () => {
    const api = new Api(tracker.url);
    const vehicles = [{ plate: 'TLK-914', country: 'PK', driver: 'Gul Khan' }];
    const planned = await api.post('/convoys', { ...plan('c'), vehicles }, as('desk'));
    expect(planned.status).toBe(201);
    const at = `?waitFor=${String(planned.body['position'])}`;
    for (const path of ['/convoys/c', '/convoys', '/vehicles/PK-TLK914']) {
      const seen = async (role: Role): Promise<string> =>
        JSON.stringify((await api.get(path + at, as(role))).body);
      expect(await seen('desk')).toContain('Gul Khan');
      expect(await seen('viewer')).not.toMatch(/Gul Khan|sealed:|personId/);
      expect(await seen('viewer')).toContain('"driver":{"unreadable":"hidden"}');
    }
    const replayed = JSON.stringify((await api.get('/audit/convoys/c/replay', as('auditor'))).body);
    expect(replayed).not.toContain('Gul Khan');
    const events = JSON.stringify((await api.get('/audit/convoys/c/events', as('auditor'))).body);
    expect(events).toContain('"by":"access-desk-1"');
    expect(events).not.toContain('Gul Khan');
  });

  it('no read, export or live event shows a driver to whoever may not see persons', async () => {
    const api = new Api(tracker.url);
    const without = roles.filter((role) => !(ROLES[role] as readonly Right[]).includes('persons.see'));
    const described = (
      await (await fetch(`${tracker.url}/openapi.json`, { headers: as('auditor') })).text()
    ).match(/"name":"export"[^\]]*"enum":\[([^\]]*)\]/)?.[1];
    const exports = (described ?? '').split(',').map((name) => name.replaceAll('"', ''));
    expect(exports.length).toBeGreaterThan(2);
    const feed = await fetch(`${tracker.url}/v1/live`, { headers: as('viewer') });
    const live = (feed.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    const vehicle = { plate: 'TLK-920', country: 'PK', driver: 'Gul Khan' };
    const joins = await api.post('/convoys/c/vehicles', vehicle, as('desk'));
    expect(joins.status).toBe(201);
    let told = '';
    while (!told.includes('TLK920')) told += (await live.read()).value ?? '';
    await live.cancel();
    expect(told).not.toMatch(/Gul Khan|sealed:|personId/);

    expect((await api.get(`/convoys/c?waitFor=${String(joins.body['position'])}`, as('viewer'))).status).toBe(
      200,
    );
    const reads = routes.filter(({ method, path }) => method === 'get' && !/\/live$|^\/log/.test(path));
    const paths = reads.flatMap(({ path }) =>
      (path.includes('{export}') ? exports : ['']).map((name) =>
        path
          .replace('{export}', name)
          .replace('{convoyId}', 'c')
          .replace('{vehicleId}', 'PK-TLK920')
          .replace('{stream}/{reportId}', 'convoy-c/1')
          .replace(/\{\w+\}/g, 'none'),
      ),
    );
    let shown = 0;
    for (const path of paths) {
      for (const role of without) {
        const answer = await fetch(tracker.url + path, { headers: as(role) });
        const text = await answer.text();
        // Auditors see events as they were recorded, which is sealed.
        const hidden = path.startsWith('/v1/audit/') ? /Gul Khan/ : /Gul Khan|sealed:v/;
        expect([path, role, hidden.test(text)]).toEqual([path, role, false]);
        if (answer.status === 200) shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(50);
  });

  it('a unit reports for itself alone', async () => {
    const report = (unitId: string, reportId: string): object => ({
      ...{
        reportId,
        type: 'CheckpointPassed',
        convoyId: 'c',
        place: 'jamrud',
        occurredAt: '2026-03-02T06:00:00+05:00',
      },
      unit: { unitId },
    });
    const api = new Api(tracker.url);
    const own = report('gate-2', '018f4e7a-0000-7000-8000-000000000001');
    const foreign = report('gate-3', '018f4e7a-0000-7000-8000-000000000002');
    expect((await api.post('/reports', own, as('unit'))).status).toBe(201);
    expect((await api.post('/reports', foreign, as('unit'))).body).toMatchObject({
      status: 403,
      code: 'not-your-unit',
    });
    const { body } = await api.post('/reports', [own, foreign], as('unit'));
    expect(body['outcomes']).toMatchObject([
      { outcome: 'duplicate' },
      { problem: { code: 'not-your-unit' } },
    ]);
    expect((await api.post('/reports', foreign, as('desk'))).status).toBe(201);
  });

  it('a phone that is invited signs once its digits are confirmed, others may hand its reports over, and a lost one is out', async () => {
    const api = new Api(tracker.url);
    const unit = '/access/units/gate-2';
    const invited = await api.post(`${unit}/invitations`, { address: tracker.url }, as('admin'));
    const { code, invitationId } = invited.body as { code: string; invitationId: string };
    const phone = device();
    const seen = { type: 'CheckpointPassed', convoyId: 'c', place: 'jamrud' };
    const report = (sequence: number): Promise<object> =>
      phone.signed({ ...seen, occurredAt: '2026-03-02T07:00:00+05:00' }, sequence);
    const enrolment = await phone.enrolment(code, { address: tracker.url });
    const waiting = await api.post('/access/enrolments', enrolment);
    expect([waiting.status, waiting.body['apiKey']]).toEqual([202, null]);
    const early = await api.post('/reports', await report(1), as('relay'));
    expect([early.status, early.body['code']]).toEqual([404, 'unknown-signing-key']);

    const { digits } = waiting.body;
    await api.post(`${unit}/invitations/${invitationId}/confirm`, { digits }, as('admin'));
    const { apiKey } = (await api.post('/access/enrolments', enrolment)).body;
    const itself = { authorization: `Bearer ${String(apiKey)}` };
    expect((await api.post('/reports', await report(1), itself)).status).toBe(201);
    expect((await api.post('/reports', await report(2), as('relay'))).status).toBe(201);

    const lost = { compromisedSince: '2026-03-02T06:00:00+05:00', reason: 'lost' };
    await api.post(`${unit}/signing-keys/${phone.kid}/revoke`, lost, as('admin'));
    expect((await api.post('/reports', await report(3), itself)).body['code']).toBe('key-revoked');
    const late = (await api.post('/reports', await report(3), as('relay'))).body;
    const vouch = { convoyId: 'c', reportId: late['reportId'] };
    expect((await api.post('/reports/vouch', vouch, as('relay'))).body['code']).toBe('not-allowed');
    expect((await api.post('/reports/vouch', vouch, as('desk'))).status).toBe(201);
    secrets.push(code, String(apiKey), enrolment.proof);
  });

  it('no key is in the log of the service, nor in the data folder', () => {
    const log = tracker.log.join('\n');
    for (const key of [...keys.values(), ...secrets])
      expect([log.includes(key), log.includes(key.slice(4, 40))]).toEqual([false, false]);
  });
});
