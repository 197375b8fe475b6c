import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { OtherClient, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { Persons } from '#kafila/persons';
import { testingApp } from '#kafila/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { IntakeModule } from '../intake.module.js';
import { SameStore } from './same-store.js';
import { storeProblem } from './store.problems.js';

let folder: string;
let standIn: StandIn;
let store: EventStore;
let other: OtherClient;
let app: NestFastifyApplication;
let persons: Persons;
const skipped = new Map<string, ReadonlySet<number>>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-intake-'));
  standIn = await startStandIn();
  store = await openEventStoreDb({ url: standIn.url });
  other = new OtherClient(standIn.url);
  persons = await Persons.open(join(folder, 'persons.db'));
  const rows = (stream: string) => Promise.resolve(skipped.get(stream) ?? new Set<number>());
  app = await testingApp(IntakeModule.with(store, persons, undefined, rows), { translators: [storeProblem] });
});
afterAll(async () => {
  await app.close();
  await persons.close();
  await other.close();
  await store.close();
  await standIn.stop();
  rmSync(folder, { recursive: true });
});

async function post(path: string, body: object): Promise<[number, unknown]> {
  const answer = await request(app.getHttpServer()).post(`/v1${path}`).send(body);
  const { code, outcome, outcomes } = answer.body as Record<string, unknown>;
  return [answer.status, code ?? outcome ?? outcomes];
}

async function plan(convoyId: string): Promise<void> {
  const vehicles = [{ plate: convoyId.toUpperCase(), country: 'PK' }];
  const when = { plannedDeparture: '2026-03-02T06:00:00+05:00', occurredAt: '2026-03-01T06:00:00+05:00' };
  const planned = { convoyId, corridorId: 'khi-tas-torkham', regime: 'TIR', vehicles, ...when };
  expect((await post('/convoys', planned))[0]).toBe(201);
}
const dispatch = (convoyId: string) =>
  post(`/convoys/${convoyId}/dispatch`, { occurredAt: '2026-03-02T06:00:00+05:00' });
const report = (convoyId: string) => ({
  ...{ reportId: uuidv7(), type: 'CheckpointPassed', occurredAt: '2026-03-03T06:00:00+05:00' },
  ...{ convoyId, place: 'peshawar', unit: { unitId: 'unit-7' } },
});

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('an event of another program in the stream of a convoy', () => {
  it('stops decisions on that convoy alone, by name, until it is left out; reports are recorded everywhere', async () => {
    for (const convoyId of ['m1', 'm2', 'm3']) await plan(convoyId);
    await other.append('convoy-m1', { contentType: 'application/octet-stream', data: Buffer.from([0, 255]) });
    await other.append('convoy-m1', { type: 'ConvoySplit', data: '[]' });

    expect(await dispatch('m1')).toEqual([409, 'stream-unreadable']);
    expect((await dispatch('m2'))[0]).toBe(200);
    const vehicle = { plate: 'X9', country: 'PK', occurredAt: '2026-03-01T07:00:00+05:00' };
    expect((await post('/convoys/m3/vehicles', vehicle))[0]).toBe(201);
    const [status, outcomes] = await post('/reports', [report('m1'), report('m2')]);
    expect([status, outcomes]).toMatchObject([200, [{ outcome: 'recorded' }, { outcome: 'recorded' }]]);

    skipped.set('convoy-m1', new Set([2, 3]));
    expect((await dispatch('m1'))[0]).toBe(200);
  });
});

describe('a stream that somebody removed on the server', () => {
  it.each([
    ['r1', 'stream-deleted', (stream: string) => other.client.deleteStream(stream)],
    ['r2', 'stream-deleted', (stream: string) => other.client.tombstoneStream(stream)],
    [
      'r3',
      'stream-truncated',
      (stream: string) => other.client.setStreamMetadata(stream, { truncateBefore: 1 }),
    ],
    ['r4', 'stream-truncated', (stream: string) => other.client.setStreamMetadata(stream, { maxCount: 1 })],
  ])(
    'refuses reports and decisions of its convoy by name (%s, %s), and lines beside them are untouched',
    async (convoyId, code, remove) => {
      const [beside, before] = [`${convoyId}-beside`, report(convoyId)];
      for (const each of [convoyId, beside]) await plan(each);
      expect(await post('/reports', before)).toEqual([201, 'recorded']);
      await remove(`convoy-${convoyId}`);
      await app.get(SameStore).confirm();
      // What is told of a stream comes a moment later.
      await eventually(async () => (await post('/reports', before))[0] === 503);

      expect(await post('/reports', report(convoyId))).toEqual([503, code]);
      expect(await post('/reports', before)).toEqual([503, code]);
      expect(await dispatch(convoyId)).toEqual([503, code]);
      const [status, outcomes] = await post('/reports', [report(beside), report(convoyId), report(beside)]);
      expect([status, outcomes]).toMatchObject([
        200,
        [{ outcome: 'recorded' }, { outcome: 'refused', problem: { code } }, { outcome: 'recorded' }],
      ]);
      const vehicle = { plate: `X-${convoyId}`, country: 'PK', occurredAt: '2026-03-01T07:00:00+05:00' };
      expect((await post(`/convoys/${beside}/vehicles`, vehicle))[0]).toBe(201);
      expect((await dispatch(beside))[0]).toBe(200);
    },
  );
});
