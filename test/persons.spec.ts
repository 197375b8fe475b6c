import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOperations } from '../apps/kafila/src/projections/open-operations.js';
import { kafila } from '../apps/testing/kafila.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

type Json = Record<string, unknown>;
interface Answered {
  readonly status: number;
  readonly body: Json;
}

const folder = temporaryFolder();
const settings = { KAFILA_DATA_DIR: folder.path };
const GUL = { name: 'Gul Khan', phone: '+92 300 1234567', documentNumber: '42101-1234567-1' };
const PLAN = {
  convoyId: 'sealed-1',
  corridorId: 'khi-tas-torkham',
  regime: 'TIR',
  plannedDeparture: '2026-03-01T06:00:00+05:00',
  occurredAt: '2026-02-19T09:00:00+05:00',
  vehicles: [
    { plate: 'TLK-914', country: 'PK', driver: GUL },
    { plate: 'TLK-915', country: 'PK', driver: 'Said Akbar' },
  ],
};
const [key, before] = [join(folder.path, 'log.key'), join(folder.path, 'before.json')];
let tracker: RunningService;

beforeAll(async () => {
  tracker = await startService('tracker', settings);
});
afterAll(async () => {
  await tracker.stop();
  folder.remove();
});

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(`${tracker.url}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

async function get(path: string): Promise<Json> {
  return (await (await fetch(`${tracker.url}/v1/${path}`)).json()) as Json;
}

async function drivers(): Promise<unknown[]> {
  const { vehicles } = (await get('convoys/sealed-1')) as unknown as { vehicles: { driver: unknown }[] };
  return vehicles.map(({ driver }) => driver);
}

/** Whether any file of the data folder holds a text. */
function onDisk(text: string | Buffer): string[] {
  return readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => contentOf(file).includes(text));
}

/** The key of a person, as it lies in the file. */
function keyOf(personId: string): Buffer {
  const db = new Sqlite(join(folder.path, 'persons.db'), { readonly: true });
  const held = db
    .prepare<[string], Buffer>('SELECT key FROM persons WHERE person_id = ?')
    .pluck()
    .get(personId);
  db.close();
  if (!held) throw new Error(`No key of ${personId} is kept.`);
  return held;
}

/** Empty where it is gone by now: a service at work writes files aside and renames them. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** A service that was only just started has not made its key yet. */
async function publicKey(): Promise<string> {
  for (;;) {
    const response = await fetch(`${tracker.url}/v1/audit/key`);
    if (response.ok) return response.text();
    await delay(20);
  }
}

/** Runs `kafila audit`, which finds nothing wrong. */
async function audit(...words: string[]): Promise<void> {
  const { code, stderr } = await kafila(['audit', ...words], { env: settings, openOperations });
  expect([code, stderr]).toEqual([0, '']);
}

async function planned(): Promise<void> {
  const { status, body } = await post('convoys', PLAN, { 'idempotency-key': 'plan-sealed' });
  expect([200, 201]).toContain(status);
  await get(`convoys/sealed-1?waitFor=${String(body['position'])}`);
}

describe('a driver', () => {
  it('is shown to whoever asks for the convoy, and stands nowhere in the clear', async () => {
    await planned();
    const [gul, said] = (await drivers()) as Json[];
    expect(gul).toEqual({ personId: expect.any(String), ...GUL });
    expect(said).toEqual({ personId: expect.any(String), name: 'Said Akbar' });
    expect(await get('vehicles/PK-TLK914')).toEqual(expect.objectContaining({ convoys: expect.any(Array) }));
    expect(JSON.stringify(await get('convoys/sealed-1/timeline'))).toContain('Gul Khan');
    for (const text of ['Gul Khan', '300 1234567', '42101-1234567', 'Said Akbar'])
      expect(onDisk(text)).toEqual([]);
  });

  it('sent again is known as the same decision', async () => {
    expect((await post('convoys', PLAN, { 'idempotency-key': 'plan-sealed' })).status).toBe(200);
  });

  it('is found by the document, and by the name where none was given; not by an address', async () => {
    const [gul, said] = (await drivers()) as Json[];
    expect((await post('persons/find', { documentNumber: '421011234567-1' })).body).toEqual({
      personId: gul?.['personId'],
    });
    expect((await post('persons/find', { name: 'said akbar' })).body).toEqual({
      personId: said?.['personId'],
    });
    expect((await post('persons/find', { name: 'Nobody' })).body).toMatchObject({ code: 'unknown-person' });
    expect((await post('persons/find', { plate: 'TLK-914' })).status).toBe(422);
  });

  it.each([
    [{ name: '' }, '#/driver/name'],
    [{ phone: '1' }, '#/driver/name'],
    [{ name: 'A', passport: 'X' }, '#/driver/passport'],
    [7, '#/driver'],
    [{ name: 'A \ud800' }, '#/driver/name'],
    ['A \ud800', '#/driver'],
  ])('%j is refused, naming the field', async (driver, pointer) => {
    const { status, body } = await post('convoys/sealed-1/vehicles', {
      plate: 'TLK-916',
      country: 'PK',
      driver,
    });
    expect({ status, errors: body['errors'] }).toEqual({
      status: 422,
      errors: [expect.objectContaining({ pointer })],
    });
  });
});

describe('whoever a report names', () => {
  const PAID = { amount: '5.00', currency: 'USD', official: false };
  const NAMED = [
    { type: 'CargoDelivered', place: 'torkham-pk', receivedBy: 'Zarif Shah' },
    { type: 'EscortJoined', place: 'peshawar', escort: 'Zarif Shah' },
    { type: 'ExpensePaid', category: 'fuel', payment: { ...PAID, paidTo: 'Zarif Shah' } },
    {
      ...{ type: 'BorderActivityRecorded', activity: 'immigration', place: 'torkham-pk' },
      payments: [{ ...PAID, paidTo: 'Zarif Shah' }],
    },
    { type: 'DeclarationLodged', declarationRef: 'D-1', place: 'torkham-pk', lodgedBy: 'Zarif Shah' },
  ].map((fields, i) => ({
    reportId: `0193f2c4-0000-7000-8000-00000000000${i}`,
    ...{ convoyId: 'sealed-1', occurredAt: `2026-03-03T0${i}:00:00+05:00`, unit: { unitId: 'gate' } },
    ...fields,
  }));
  const paths = ['convoys/sealed-1', 'convoys/sealed-1/timeline', 'declarations/D-1'];
  const shown = async (): Promise<string> =>
    JSON.stringify(await Promise.all(paths.map((path) => get(path))));
  let receipts: unknown;

  it('is sealed, shown to whoever asks, and stands nowhere in the clear', async () => {
    const { body } = await post('reports', NAMED);
    const outcomes = body['outcomes'] as Json[];
    receipts = outcomes.map((receipt) => ({ ...receipt, outcome: 'duplicate' }));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(NAMED.map(() => 'recorded'));
    await get(`convoys/sealed-1?waitFor=${String(outcomes.at(-1)?.['position'])}`);
    const { personId } = (await post('persons/find', { name: 'zarif shah' })).body;
    const person = `{"personId":"${String(personId)}","name":"Zarif Shah"}`;
    const text = await shown();
    for (const member of ['receivedBy', 'escort', 'paidTo', 'lodgedBy'])
      expect(text).toContain(`"${member}":${person}`);
    expect(onDisk('Zarif Shah')).toEqual([]);
    expect((await post('reports', NAMED)).body['outcomes']).toEqual(receipts);
  });

  it('is erased as a driver is; sent again, the reports still get their receipts', async () => {
    const { personId } = (await post('persons/find', { name: 'Zarif Shah' })).body;
    const held = keyOf(String(personId));
    expect(onDisk(held)).not.toEqual([]);
    expect((await post(`persons/${String(personId)}/erase`, { reason: 'asked for' })).status).toBe(200);
    expect(onDisk(held)).toEqual([]);
    const text = await shown();
    expect(text).not.toContain('Zarif Shah');
    expect(text).toContain(`"lodgedBy":{"personId":"${String(personId)}","unreadable":"erased"}`);
    expect((await post('reports', NAMED)).body['outcomes']).toEqual(receipts);
    expect((await post('persons/find', { name: 'Zarif Shah' })).status).toBe(404);
  });
});

describe('an erasure', () => {
  it('makes a person unreadable everywhere, for ever, and is itself recorded', async () => {
    const [gul, said] = (await drivers()) as Json[];
    const personId = String(gul?.['personId']);
    const held = keyOf(personId);
    writeFileSync(key, await publicKey());
    await audit('bundle', 'sealed-1', '--output', before);
    const asked = (tag: string): Promise<Response> =>
      fetch(`${tracker.url}/v1/convoys/sealed-1`, { headers: { 'if-none-match': tag } });
    const tag = (await asked('"none"')).headers.get('etag') ?? '';
    expect((await asked(tag)).status).toBe(304);
    const { status, body } = await post(`persons/${personId}/erase`, { reason: 'asked for by the person' });
    expect((await asked(tag)).status).toBe(200);
    expect({ status, body }).toEqual({
      status: 200,
      body: { personId, revision: 0, position: expect.any(String), repeated: false },
    });
    const erased = [{ personId, unreadable: 'erased' }, said];
    expect(await drivers()).toEqual(erased);
    expect(onDisk(held)).toEqual([]);
    expect(JSON.stringify(await get('convoys/sealed-1/timeline'))).not.toContain('Gul Khan');
    expect((await post('persons/find', { documentNumber: GUL.documentNumber })).status).toBe(404);
    expect((await post(`persons/${personId}/erase`, { reason: 'again' })).body).toEqual({
      ...body,
      repeated: true,
    });
    await tracker.kill();
    tracker = await startService('tracker', settings);
    expect(await drivers()).toEqual(erased);
  }, 60_000);

  it('leaves every proof as it was: of what was handed out before it, of what is made after it, of the whole store', async () => {
    const after = join(folder.path, 'after.json');
    await audit('bundle', 'sealed-1', '--output', after);
    for (const bundle of [before, after]) {
      await audit('verify-bundle', bundle, '--key', key);
      expect(readFileSync(bundle, 'utf8')).not.toContain('Gul Khan');
    }
    await audit('verify');
  }, 60_000);

  it('reaches every export and every reading of the past', async () => {
    const { position } = await get('convoys/sealed-1');
    const paths = [
      'events',
      'replay',
      'changes',
      'exports/epcis',
      'exports/cloudevents',
      'exports/events',
      'exports/report',
    ];
    for (const path of [
      ...paths.map((name) => `audit/convoys/sealed-1/${name}`),
      'convoys/sealed-1?knownAt=2',
    ]) {
      const response = await fetch(`${tracker.url}/v1/${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).not.toMatch(/Gul Khan|300 1234567|42101-1234567/);
    }
    expect(position).toBeDefined();
  });

  it('of nobody is refused', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await post(`persons/${nobody}/erase`, { reason: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'unknown-person' },
    });
    expect((await post('persons/gul/erase', { reason: 'x' })).status).toBe(404);
    expect((await post(`persons/${nobody}/erase`, {})).status).toBe(422);
  });
});

describe('the data folder', () => {
  it('is for its owner alone: every file 0600, every folder 0700, of the stores, the log and all keys', () => {
    const own = [key, before, join(folder.path, 'after.json')];
    const modes = readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }))
      .filter(({ path }) => !own.includes(path))
      .map(({ path, isFolder }) => [
        path,
        (statSync(path).mode & 0o777).toString(8),
        isFolder ? '700' : '600',
      ]);
    expect(modes.length).toBeGreaterThan(15);
    expect(modes.filter(([, mode, right]) => mode !== right)).toEqual([]);
  });
});
