import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStore,
  EventStoreMisconfigured,
  EventStoreUnavailable,
  type StoreFault,
} from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { Persons } from '#kafila/persons';
import { testingApp } from '#kafila/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { IntakeModule } from './intake.module.js';
import { storeProblem } from './streams/store.problems.js';
import { sampleReport } from './testing/sample-report.js';

let folder: string;
let store: EventStore;
let persons: Persons;
let app: NestFastifyApplication | undefined;

async function open(): Promise<void> {
  store = await openWithoutThread({ file: join(folder, 'events.db') });
}

async function serve(over: EventStore = store): Promise<NestFastifyApplication> {
  return (app = await testingApp(IntakeModule.with(over, persons), { translators: [storeProblem] }));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-health-'));
  persons = await Persons.open(join(folder, 'persons.db'));
  await open();
});
afterEach(async () => {
  await app?.close();
  await persons.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function ready(of: NestFastifyApplication): Promise<{ status: number; body: object }> {
  const { status, body } = (await request(of.getHttpServer()).get('/health/ready')) as {
    status: number;
    body: object;
  };
  return { status, body };
}

describe('the health of an intake', () => {
  it.each<[StoreFault['code'], RegExp]>([
    ['disk-full', /^event-store-disk-full: its disk is full/],
    ['stopped', /^event-store-stopped: /],
    ['not-writable', /^event-store-not-writable: /],
  ])('is not ready, by name, where the store can be read and takes nothing in: %s', async (code, fault) => {
    const faulty: EventStore = Object.assign(Object.create(store) as EventStore, {
      head: () => store.head(),
      fault: () => Promise.resolve({ code, detail: `${folder} is at fault` }),
    });
    const { status, body } = await ready(await serve(faulty));
    expect([status, body]).toEqual([
      503,
      expect.objectContaining({
        checks: [{ name: 'event-store', ok: false, head: '0', fault: expect.stringMatching(fault) }],
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain(folder);
  });

  it('is not ready where the store does not answer, and says what keeps from it', async () => {
    const failing = new EventStoreUnavailable('No event store at 10.0.0.7.', { reason: 'refused' });
    const answers = [() => Promise.reject(failing), () => new Promise<never>(() => undefined)];
    for (const head of answers) {
      const away: EventStore = Object.assign(Object.create(store) as EventStore, {
        ...{ head, readAll: () => Promise.reject(failing) },
        hindrance: () => Promise.resolve({ code: 'refused', detail: '10.0.0.7 refuses connections.' }),
      });
      const served = await serve(away);
      const { status, body } = await ready(served);
      const checks = [{ name: 'event-store', ok: false, fault: 'event-store-unavailable: refused' }];
      expect([status, body]).toEqual([503, expect.objectContaining({ checks })]);
      await served.close();
    }
  });

  it('answers 503, not 500, where the store does not let the user in, and says to come again later', async () => {
    const failing = new EventStoreMisconfigured('The event store does not accept the user.', 'wrong-user');
    const refuse = () => Promise.reject(failing);
    const refusing: EventStore = Object.assign(Object.create(store) as EventStore, {
      ...{ head: refuse, append: refuse, readStream: refuse, readAll: refuse },
    });
    const intake = await serve(refusing);
    const sent = await request(intake.getHttpServer()).post('/v1/reports').send(sampleReport('c1'));
    expect([sent.status, sent.headers['retry-after'], sent.body]).toEqual([
      ...[503, '60'],
      expect.objectContaining({ code: 'event-store-unavailable', retryAfterSeconds: 60 }),
    ]);
    const checks = [{ name: 'event-store', ok: false, fault: 'event-store-unavailable: wrong-user' }];
    expect((await ready(intake)).body).toMatchObject({ checks });
  });

  it('is not ready, by name, once a part of the store could not be read; what needs it is 503', async () => {
    await store.append(
      'convoy-c1',
      [{ id: '0193f2c4-0000-7000-8000-000000000001', type: 'Nonsense', data: { at: 1 }, metadata: {} }],
      'none',
    );
    await store.close();
    const db = new Database(join(folder, 'events.db'));
    db.exec(`UPDATE events SET data = '{"at":'`);
    db.close();
    await open();
    const intake = await serve();
    const sent = await request(intake.getHttpServer()).post('/v1/reports').send(sampleReport('c1'));
    expect([sent.status, sent.body]).toEqual([503, expect.objectContaining({ code: 'event-store-damaged' })]);
    expect(await ready(intake)).toEqual({
      status: 503,
      body: expect.objectContaining({
        detail: 'Not ready: event-store.',
        checks: [expect.objectContaining({ fault: expect.stringMatching(/^event-store-damaged: /) })],
      }),
    });
  });
});
