import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../apps/testing/kafila.js';
import { Api } from './kit/api.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import { assessed } from './kit/assessed.js';
import { stepsOf } from './kit/tour.js';

const folder = temporaryFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
const CHAPTER = /^## Backups$.*?(?=^## )/ms.exec(readFileSync('docs/operations.md', 'utf8'))?.[0] ?? '';
const READS = [
  ...['/convoys', '/convoys/c-1', '/convoys/c-1/timeline', '/convoys/c-1/irregularities'],
  ...[
    '/convoys/c-1/forecast',
    ...['replay', 'events', 'changes'].map((name) => `/audit/convoys/c-1/${name}`),
    '/convoys/c-2',
    '/vehicles/PK-TLK914',
  ],
  ...['/carnets', '/declarations', '/irregularities', '/alerts', '/rates', '/places', '/corridors'],
  ...['border-crossings', 'corridors', 'clearances', 'tir', 'convoys'].map((name) => `/statistics/${name}`),
  ...['/audit/key', '/audit/receipts/convoy-c-1/0'],
];
let tracker: RunningService;
let api: Api;

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the page, in the folder of the test, with the settings of the service. */
function run(command: string): Promise<Ran> {
  const ours = command.replace('npx kafila', `'${process.execPath}' '${resolve('bin', 'kafila.js')}'`);
  const env = { PATH: process.env['PATH'], KAFILA_DATA_DIR: at('data') };
  return new Promise((told) => {
    execFile('bash', ['--norc', '-c', ours], { cwd: folder.path, env }, (error, stdout, stderr) => {
      told({ code: error === null ? 0 : Number(error.code), stdout: stdout.trimEnd(), stderr });
    });
  });
}

const OF_PAGE = [at('backups', '2026-03-01'), '--keys-from', at('keys', '2026-03-01')] as const;

/** Restores a copy in this process. */
function restored(dataDir: string, from: string, ...more: readonly string[]): Promise<Ran> {
  return kafila(['restore', '--from', from, ...more], { env: { KAFILA_DATA_DIR: at(dataDir) } });
}

/** What differs from run to run: figures and instants. */
function steady(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>').replaceAll(/\b\d+\b(?!-)/g, '<n>');
}

/** But for the moment at which it was asked. */
async function everyRead(url: string): Promise<Record<string, readonly unknown[]>> {
  await assessed(url);
  const shown: Record<string, readonly unknown[]> = {};
  for (const path of READS) {
    const answer = await fetch(`${url}/v1${path}`);
    const text = (await answer.text()).replaceAll(/"(assessedAt|period)":("[^"]*"|\{[^}]*\})/g, '');
    shown[path] = [answer.status, answer.headers.get('kafila-position'), text];
  }
  return shown;
}

function keysOf(file: string): readonly (Buffer | null)[] {
  const db = new Sqlite(file, { readonly: true });
  const keys = db.prepare<[], Buffer | null>('SELECT key FROM persons ORDER BY person_id').pluck().all();
  db.close();
  return keys;
}

beforeAll(async () => {
  tracker = await startService('tracker', { KAFILA_DATA_DIR: at('data') });
  api = new Api(tracker.url);
  const drivers = ['Gul Khan', 'Said Akbar'].map((name, i) => ({
    plate: `TLK-91${i + 4}`,
    country: 'PK',
    driver: name,
  }));
  for (const convoyId of ['c-1', 'c-2']) {
    const planned = { ...plan(convoyId), vehicles: convoyId === 'c-1' ? drivers : [] };
    expect((await api.post('/convoys', planned)).status).toBe(201);
  }
  await api.post('/reports', report('c-1'));
  const rates = '2026-03-01,PKR,0.003587\n2026-03-02,PKR,0.0036\n';
  const put = { method: 'PUT', body: rates, headers: { 'content-type': 'text/csv' } };
  expect((await fetch(`${tracker.url}/v1/rates`, put)).status).toBe(200);
});
afterAll(async () => {
  await tracker.stop();
  folder.remove();
});

describe('a backup', () => {
  const [backUp, restore] = stepsOf(CHAPTER);

  it('is made while reports come in, and gives every read back in an empty folder', async () => {
    const copy = { done: false };
    const reporting = (async () => {
      while (!copy.done) {
        const { status, body } = await api.post('/reports', report('c-1'));
        expect(status).toBe(201);
        // Into the rows, too, before the next one: so many as fit in without keeping the machine from its copy.
        await api.get(`/convoys/c-1?waitFor=${String(body['position'])}`);
      }
    })();
    const busy = await run('npx kafila backup --to busy');
    copy.done = true;
    await reporting;
    expect(busy).toMatchObject({ code: 0, stderr: '' });

    const last = await api.post('/reports', report('c-1', { place: 'torkham-pk' }));
    await fetch(`${tracker.url}/v1/convoys/c-1?waitFor=${String(last.body['position'])}`);
    await fetch(`${tracker.url}/v1/audit/receipts/convoy-c-1/${String(last.body['revision'])}`);
    const made = await run(backUp?.command ?? '');
    expect([made.code, steady(made.stdout), made.stderr]).toEqual([0, steady(backUp?.shown ?? ''), '']);
    const put = await run(restore?.command ?? '');
    expect([put.code, steady(put.stdout)]).toEqual([0, steady(restore?.shown ?? '')]);
    expect(keysOf(at('restored', 'persons.db')).filter((key) => key !== null)).toHaveLength(2);

    const again = await startService('tracker', { KAFILA_DATA_DIR: at('restored') });
    await fetch(`${again.url}/v1/convoys/c-1?waitFor=${String(last.body['position'])}`);
    const [before, after] = [await everyRead(tracker.url), await everyRead(again.url)];
    await again.stop();
    expect(after).toEqual(before);
    expect(Object.values(after).filter(([status]) => status !== 200)).toEqual([]);
  });

  it('holds no key of anybody, and none of the log', () => {
    const files = readdirSync(at('busy'), { recursive: true }).map(String);
    expect(files.filter((file) => /persons|\.key$/.test(file))).toEqual([]);
  });

  it('brings no key back of whoever was erased since', async () => {
    const found = await api.post('/persons/find', { name: 'Gul Khan' });
    const erase = `/persons/${String(found.body['personId'])}/erase`;
    expect((await api.post(erase, { reason: 'asked for' })).status).toBe(200);
    expect((await restored('later', ...OF_PAGE, '--erasures-from', at('data', 'events.db'))).code).toBe(0);
    expect(keysOf(at('later', 'persons.db')).filter((key) => key === null)).toHaveLength(1);
    expect(readdirSync(at('later')).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('is refused where it would be mixed with something, or keys would lie beside events', async () => {
    expect(await restored('restored', ...OF_PAGE)).toMatchObject({ code: 2 });
    const backedUp = (settings: Record<string, string>, ...args: string[]): Promise<Ran> =>
      kafila(['backup', '--to', at('new'), ...args], { env: { KAFILA_DATA_DIR: at('data'), ...settings } });
    const beside = await backedUp({}, '--keys-to', at('new', 'keys'));
    expect([beside.code, beside.stderr]).toEqual([2, expect.stringContaining('Keys never go beside')]);
    const elsewhere = await backedUp({ EVENT_STORE_URL: 'esdb://127.0.0.1:2113' });
    expect([elsewhere.code, elsewhere.stderr]).toEqual([2, expect.stringContaining('EventStoreDB')]);
  });

  it('that was altered is not put in place', async () => {
    const db = new Sqlite(at('busy', 'events.db'));
    db.exec(`UPDATE events SET data = replace(data, 'TLK-914', 'TLK-999') WHERE position <= 4`);
    db.close();
    const { code, stdout } = await restored('altered', at('busy'));
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^Nothing was restored: changed/)]);
    expect(readdirSync(at('altered')).filter((name) => name.startsWith('events'))).toEqual([]);
    writeFileSync(at('busy', 'backup.json'), '{}');
    expect(await restored('altered', at('busy'))).toMatchObject({ code: 2 });
  });
});
