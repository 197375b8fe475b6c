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
