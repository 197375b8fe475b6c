import { execFile } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type StandIn, startStandIn } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../apps/testing/kafila.js';
import { assessed } from './kit/assessed.js';
import { Api, type Body } from './kit/api.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import { stepsOf } from './kit/tour.js';

const PAGE = readFileSync('docs/eventstoredb.md', 'utf8');
const CHAPTER = /^## From one machine to many$.*?(?=^## )/ms.exec(PAGE)?.[0] ?? '';
const WORLD = ['--seed', '6'];
const FIRST_HALF = [...WORLD, '--convoys', '1'];
const OTHER_HALF = [...WORLD, '--from', '1', '--convoys', '1'];

const folder = temporaryFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
let server: StandIn;
const running: RunningService[] = [];

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the page, in the folder of the test, on the server of the test. */
function run(command: string, settings: Record<string, string> = {}): Promise<Ran> {
  const ours = command
    .replace('npx kafila', `'${process.execPath}' '${resolve('bin', 'kafila.js')}'`)
    .replace('esdb://127.0.0.1:2113?tls=false', server.url);
  const env = { PATH: process.env['PATH'], KAFILA_DATA_DIR: at('data'), ...settings };
  return new Promise((told) => {
    execFile('bash', ['--norc', '-c', ours], { cwd: folder.path, env }, (error, stdout, stderr) => {
      told({ code: error === null ? 0 : Number(error.code), stdout: stdout.trimEnd(), stderr });
    });
  });
}

/** What differs from run to run: figures, places and the root. */
function steady(text: string): string {
  return text
    .replaceAll(/\b\d+\b/g, '<n>')
    .replaceAll(/(\/\S+|esdb:\S+)(?= to|;)/g, '<place>')
    .replaceAll(/[A-Za-z0-9+/]{40,}=/g, '<root>');
}

async function started(data: string, url = 'sqlite:'): Promise<RunningService> {
  const service = await startService('tracker', { KAFILA_DATA_DIR: at(data), EVENT_STORE_URL: url });
  running.push(service);
  return service;
}

async function simulate(url: string, world: readonly string[]): Promise<Record<string, number>> {
  const { code, stdout } = await kafila(['simulate', ...world, '--url', url, '--json']);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { counts: Record<string, number> }).counts;
}

interface Half {
  readonly decisions: readonly { readonly path: string; readonly body: Body }[];
  readonly reports: readonly Body[];
}

/** The other half of what happens, to be told twice in the same order. */
async function otherHalf(): Promise<Half> {
  const files = ['--out', at('reports.ndjson'), '--decisions', at('decisions.ndjson')];
  expect((await kafila(['simulate', ...OTHER_HALF, ...files])).code).toBe(0);
  const [decisions, reports] = ['decisions', 'reports'].map((name) =>
    readFileSync(at(`${name}.ndjson`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as never),
  );
  return { decisions: decisions ?? [], reports: reports ?? [] };
}

/** Tells the other half, and something late of the first one. */
async function goOn(url: string, { decisions, reports }: Half): Promise<void> {
  const api = new Api(url);
  for (const { path, body } of decisions) await api.post(path.replace('/v1', ''), body);
  expect((await api.post('/reports', reports)).status).toBe(200);
  const late = {
    ...report('c-1', { place: 'torkham-pk' }),
    reportId: '0197b1c2-7d1e-7c55-9a21-5f0c1a2b3c4e',
  };
  const { status, body } = await api.post('/reports', late);
  expect(status).toBe(201);
  await api.get(`/convoys/c-1?waitFor=${String(body['position'])}`);
  await api.get(`/audit/receipts/convoy-c-1/${late.reportId}`);
}

/** Where and when something was recorded since the copy, and under which ids, is each store's own affair. */
const OWN = new Set([
  'position',
  'personId',
  'eventId',
  'id',
  'assessedAt',
  'period',
  'nextCursor',
  'usualAsOf',
  'leaf',
  'root',
  'index',
]);
function comparable(body: unknown, copiedAt: string): unknown {
  const until = new Date(Date.parse(copiedAt) + 600_000).toISOString();
  const since = (text: string): string =>
    text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (at) => (at > copiedAt && at < until ? '<since>' : at));
  return JSON.parse(
    JSON.stringify(body, (name, value: unknown) => {
      if (OWN.has(name)) return null;
      if (typeof value !== 'string') return value;
      return value.startsWith('sealed:') ? 'sealed' : since(value);
    }),
  );
}

async function everyAnswer(url: string, copiedAt: string): Promise<Record<string, unknown>> {
  await assessed(url);
  const api = new Api(url);
  const ids = async (path: string, id: string): Promise<string[]> =>
    ((await api.get(`/${path}?limit=100`)).body['items'] as Body[]).map((one) => String(one[id]));
  const [convoys, carnets, declarations] = [
    await ids('convoys', 'convoyId'),
    await ids('carnets', 'carnetNumber'),
    await ids('declarations', 'reference'),
  ];
  const asked = [
    ...['/convoys?limit=100', '/carnets?limit=100', '/declarations?limit=100', '/irregularities', '/alerts'],
    ...['border-crossings', 'corridors', 'clearances', 'tir', 'convoys'].map((one) => `/statistics/${one}`),
    ...convoys.flatMap((id) => [
      ...[`/convoys/${id}`, `/convoys/${id}/timeline?limit=1000`, `/convoys/${id}/irregularities`],
      ...['replay', 'events', 'changes'].map((one) => `/audit/convoys/${id}/${one}`),
    ]),
    ...[...carnets.map((id) => `/carnets/${id}`), ...declarations.map((id) => `/declarations/${id}`)],
  ];
  const answers: Record<string, unknown> = {};
  for (const path of asked) {
    const { status, body } = await api.get(path);
    answers[path] = [status, comparable(body, copiedAt)];
  }
  return answers;
}

beforeAll(async () => {
  server = await startStandIn();
});
afterAll(async () => {
  await Promise.all(running.map((service) => service.stop()));
  await server.stop();
  folder.remove();
});

describe('a store that outgrew its machine', () => {
  it('is copied as the page says; the other half of the world on the server gives the answers of the one that stayed', async () => {
    const before = await started('data');
    await simulate(before.url, FIRST_HALF);
    const vehicles = [{ plate: 'TLK-914', country: 'PK', driver: 'Gul Khan' }];
    const api = new Api(before.url);
    const planned = await api.post('/convoys', { ...plan('c-1'), vehicles });
    expect(planned.status).toBe(201);
    const receipt = '/audit/receipts/convoy-c-1/0';
    const proven = await api.get(receipt);
    const { size } = await checkpointOf(before.url);
    await before.stop();
    cpSync(at('data'), at('stayed'), { recursive: true });

    const [step] = stepsOf(CHAPTER);
    const made = await run(step?.command ?? '');
    expect([made.code, steady(made.stdout), made.stderr]).toEqual([0, steady(step?.shown ?? ''), '']);

    const copiedAt = new Date().toISOString();
    const [stayed, moved] = await Promise.all([started('stayed'), started('data', server.url)]);
    const half = await otherHalf();
    await Promise.all([goOn(stayed.url, half), goOn(moved.url, half)]);
    expect((await simulate(moved.url, FIRST_HALF))['recorded']).toBe(0);
    const [expected = {}, found = {}] = await Promise.all(
      [stayed, moved].map(({ url }) => everyAnswer(url, copiedAt)),
    );
    expect(Object.keys(expected).length).toBeGreaterThan(20);
    expect(Object.values(expected).filter((one) => (one as unknown[])[0] !== 200)).toEqual([]);
    const differing = Object.keys(expected).filter(
      (path) => JSON.stringify(found[path]) !== JSON.stringify(expected[path]),
    );
    for (const path of differing) expect([path, found[path]]).toEqual([path, expected[path]]);
    expect(JSON.stringify(found)).toContain('"name":"Gul Khan"');

    const again = await new Api(moved.url).get(`${receipt}?size=${size}`);
    // No checkpoint is kept of a tree of before: the one that the unit has goes with it.
    const own = { position: null, checkpoint: null };
    expect({ ...again.body, ...own }).toEqual({ ...proven.body, ...own });
  }, 240_000);
});

async function checkpointOf(url: string): Promise<{ readonly size: number }> {
  const [, size] = (await (await fetch(`${url}/v1/audit/checkpoint`)).text()).split('\n');
  return { size: Number(size) };
}
