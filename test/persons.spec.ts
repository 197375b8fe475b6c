import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

type Json = Record<string, unknown>;
interface Told {
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
let tracker: RunningService;

beforeAll(async () => {
  tracker = await startService('tracker', settings);
});
afterAll(async () => {
  await tracker.stop();
  folder.remove();
});

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Told> {
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
function onDisk(text: string): string[] {
  return readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(text));
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

describe('an erasure', () => {
  it('makes a person unreadable everywhere, for ever, and is itself recorded', async () => {
    const [gul, said] = (await drivers()) as Json[];
    const personId = String(gul?.['personId']);
    const { status, body } = await post(`persons/${personId}/erase`, { reason: 'asked for by the person' });
    expect({ status, body }).toEqual({
      status: 200,
      body: { personId, revision: 0, position: expect.any(String), repeated: false },
    });
    const erased = [{ personId, unreadable: 'erased' }, said];
    expect(await drivers()).toEqual(erased);
    expect(JSON.stringify(await get('convoys/sealed-1/timeline'))).not.toContain('Gul Khan');
    expect((await post('persons/find', { documentNumber: GUL.documentNumber })).status).toBe(404);
    expect((await post(`persons/${personId}/erase`, { reason: 'again' })).body).toEqual({
      ...body,
      repeated: true,
    });
    await tracker.kill();
    tracker = await startService('tracker', settings);
    expect(await drivers()).toEqual(erased);
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
