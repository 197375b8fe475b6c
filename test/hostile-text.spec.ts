import { setTimeout as delay } from 'node:timers/promises';
import { timesTried } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Api, type Body } from './kit/api.js';
import { ApiDocument } from './kit/api-document.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const SECRET = 'Zarghun Marwand';
const CONVOY = 'nlc-2026-031';

const folder = temporaryFolder();
let service: RunningService;
let api: Api;
let document: ApiDocument;
/** Texts that look like a sealed person, like a member of JSON with one, or like the end of a string. */
let hostile: readonly string[];
let last = '0';

beforeAll(async () => {
  service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
  api = new Api(service.url);
  document = await ApiDocument.of(service.url);
  const [driver, receivedBy] = await sealedTexts();
  hostile = [
    'x"sealed:v1:00000000-0000-0000-0000-000000000000:A',
    driver,
    receivedBy,
    `"${driver}"`,
    `{"driver":"${driver}"}`,
    `","driver":"${driver}`,
    `\\","paidTo":"${receivedBy}`,
    `{"op":"add","path":"/driver","value":"${driver}"}`,
  ];
}, 60_000);
afterAll(async () => {
  await service.stop();
  folder.remove();
});

/** The texts as which somebody lies sealed in a convoy that nobody looks at here: as a driver, and as who took goods over. */
async function sealedTexts(): Promise<[string, string]> {
  const plan = document.exampleOf('/convoys') as Body;
  const vehicles = [{ plate: 'SECRET-1', country: 'PK', driver: SECRET }];
  await taken('/convoys', { ...plan, convoyId: 'secret', vehicles });
  const delivered = { ...exampleOf('CargoDelivered'), reportId: uuidv7(), convoyId: 'secret' };
  await taken('/reports', { ...delivered, vehicleIds: ['PK-SECRET1'], receivedBy: SECRET });
  await waited('/convoys/secret');
  const { body } = await api.get('/audit/convoys/secret/events');
  const texts = JSON.stringify(body).match(/sealed:v[12]:[0-9a-f-]{36}:[\w-]+/g) ?? [];
  expect(texts).toHaveLength(2);
  return texts as [string, string];
}

function exampleOf(type: string): Body {
  const [example] = document.reports().get(type)?.examples ?? [];
  return example as Body;
}

/** Nothing of what is sent has to be taken; what is, is waited for. */
async function taken(path: string, body: unknown): Promise<number> {
  const { status, body: answer } = await api.post(path, body);
  last = (answer['position'] as string | undefined) ?? last;
  return status;
}

async function waited(path: string): Promise<void> {
  expect((await api.get(`${path}?waitFor=${last}`)).status).toBe(200);
}

/** The same with each of its texts in turn exchanged for a hostile one. */
function variants(body: unknown, texts: readonly string[], nth = 0): Body[] {
  let at = nth;
  const found: unknown[] = [];
  const walk = (value: unknown, put: (value: unknown) => unknown): void => {
    if (typeof value === 'string') found.push(put(texts[at++ % texts.length]));
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      walk(inner, (other) => {
        const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
        return put(Object.assign(copy, { [name]: other }));
      });
    }
  };
  walk(body, (value) => value);
  return found as Body[];
}

/** How often each field is tried, each time with another text. */
const ROUNDS = timesTried(1, 8);

async function tellHostileReports(): Promise<number> {
  let recorded = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const reports = [...document.reports().keys()].flatMap((type, i) =>
      variants({ note: 'text', ...exampleOf(type) }, hostile, i + round).map((body) => ({
        ...body,
        reportId: uuidv7(),
      })),
    );
    const outcomes = (await api.post('/reports', reports)).body['outcomes'] as Body[];
    for (const { position } of outcomes) {
      if (position === undefined) continue;
      recorded += 1;
      if (BigInt(position as string) > BigInt(last)) last = position as string;
    }
  }
  return recorded;
}

/** Takes every decision with hostile texts in every field that takes one. */
async function decideHostilely(): Promise<void> {
  const at = (i: number): string => hostile[i % hostile.length] ?? '';
  const vehicle = (i: number, plate: string): object => ({
    ...{ plate, country: 'PK', driver: at(i), kind: at(i + 1).slice(0, 60), note: at(i + 2) },
    goods: [{ description: at(i + 3) }],
  });
  const plan = { ...(document.exampleOf('/convoys') as Body), note: at(0) };
  for (let i = 0; i < hostile.length; i++) {
    const vehicles = [vehicle(i, `H-${i}`), vehicle(i + 1, `I-${i}`)];
    await taken('/convoys', { ...plan, convoyId: `hostile-${i}`, regime: at(i).slice(0, 80), vehicles });
    const path = `/convoys/hostile-${i}`;
    await taken(`${path}/dispatch`, { note: at(i) });
    await taken(`${path}/hold`, { reason: at(i), note: at(i + 1) });
    await taken(`${path}/release`, { note: at(i + 2) });
    await taken(`${path}/vehicles/PK-H${i}/replace`, { by: vehicle(i, `J-${i}`), reason: at(i) });
    await taken(`${path}/vehicles/PK-I${i}/withdraw`, { reason: at(i) });
    await taken(`${path}/cancel`, { reason: at(i), note: at(i) });
  }
}

async function textOf(path: string, accept = 'application/json'): Promise<string> {
  const response = await fetch(`${service.url}/v1${path}`, { headers: { accept } });
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
}

/** Parses every page of a list. */
async function pages(path: string): Promise<string> {
  let cursor: string | undefined;
  let all = '';
  do {
    const more = cursor === undefined ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
    const text = await textOf(path + more);
    cursor = (JSON.parse(text) as { nextCursor?: string | null }).nextCursor ?? undefined;
    all += text;
  } while (cursor !== undefined);
  return all;
}

/** Everything that is read of a convoy, its papers and its vehicles, each answer parsed. */
async function everythingRead(convoyId: string): Promise<string> {
  const audit = `/audit/convoys/${convoyId}`;
  const read: string[] = [];
  const ofAll = [
    '/convoys?q=host',
    `/convoys?q=${CONVOY}`,
    '/carnets',
    '/declarations',
    '/irregularities',
    '/alerts',
  ];
  for (const path of [
    ...ofAll,
    `/convoys/${convoyId}`,
    `/convoys/${convoyId}?knownAt=${last}`,
    `/convoys/${convoyId}/timeline`,
    `/convoys/${convoyId}/irregularities`,
    ...['events', 'replay', 'changes'].map((name) => `${audit}/${name}`),
    `${audit}/compare?from=knownAt:1`,
  ]) {
    read.push(await pages(path));
  }
  for (const name of ['events', 'replay', 'changes']) {
    const lines = (await textOf(`${audit}/${name}`, 'application/x-ndjson')).split('\n').slice(0, -1);
    for (const line of lines) JSON.parse(line);
    read.push(...lines);
  }
  for (const name of ['epcis', 'cloudevents', 'events', 'passages', 'report']) {
    read.push(await textOf(`${audit}/exports/${name}`, '*/*'));
  }
  return read.join('\n');
}

/** What the live feed sends of a convoy. */
async function live(convoyId: string): Promise<string> {
  const abort = new AbortController();
  const { body } = await fetch(`${service.url}/v1/live?convoyId=${convoyId}&lastEventId=1`, {
    signal: abort.signal,
  });
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    if (/^data: .*\n\n/m.test(text)) break;
    await delay(1);
  }
  abort.abort();
  const [, data = ''] = /^data: (.*)$/m.exec(text) ?? [];
  expect(JSON.parse(data)).toMatchObject({ convoyId });
  return data;
}

describe('any text in any field', () => {
  it('of any type of report leaves every read valid, and reveals nobody', async () => {
    await taken('/convoys', { ...(document.exampleOf('/convoys') as Body), convoyId: CONVOY });
    expect(await tellHostileReports()).toBeGreaterThan(100);
    await waited(`/convoys/${CONVOY}`);
    const read =
      (await everythingRead(CONVOY)) + (await live(CONVOY)) + (await textOf('/vehicles/PK-TLK914'));
    expect(read).toContain('sealed:v1');
    expect(read).not.toContain(SECRET);
  }, 120_000);

  it('of any decision does so too', async () => {
    await decideHostilely();
    await waited('/convoys/hostile-0');
    for (let i = 0; i < timesTried(1, hostile.length); i++) {
      const read = (await everythingRead(`hostile-${i}`)) + (await live(`hostile-${i}`));
      expect(read).not.toContain(SECRET);
    }
  }, 120_000);

  it('stays hidden while the person is shown where he belongs', async () => {
    expect(await textOf('/convoys/secret')).toContain(SECRET);
    expect(await textOf('/convoys/secret/timeline')).toContain(SECRET);
  });
});
