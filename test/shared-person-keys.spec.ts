import { join } from 'node:path';
import { type EventStore, readWholeStream } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { IntakeModule, storeProblem } from '#kafila/intake';
import { Persons, PersonsReader } from '#kafila/persons';
import { testingApp } from '#kafila/platform/testing';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { temporaryFolder } from './kit/service.js';

// Intakes on several machines: modules over one event store, with the keys of persons in one PostgreSQL.
const folder = temporaryFolder();
let postgres: TestPostgres;
let url: string;
let store: EventStore;
let persons: readonly Persons[];
let intakes: readonly NestFastifyApplication[];

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.freshDatabase();
  store = await openWithoutThread({ file: join(folder.path, 'events.db') });
  // All at once: each would make the tables.
  persons = await Promise.all([Persons.open(url), Persons.open(url), Persons.open(url)]);
  intakes = await Promise.all(
    persons.map((own) => testingApp(IntakeModule.with(store, own), { translators: [storeProblem] })),
  );
  const plan = {
    convoyId: 'shared-1',
    corridorId: 'khi-tas-torkham',
    regime: 'TIR',
    plannedDeparture: '2026-03-01T06:00:00+05:00',
    vehicles: [{ plate: 'TLK-914', country: 'PK', driver: 'Mir Zaman' }],
  };
  expect((await post(0, '/convoys', plan)).status).toBe(201);
}, 60_000);
afterAll(async () => {
  for (const intake of intakes) await intake.close();
  for (const own of persons) await own.close();
  await store.close();
  await postgres.stop();
  folder.remove();
});

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(intake: number, path: string, body: object): Promise<Answer> {
  const server = (intakes[intake] as NestFastifyApplication).getHttpServer();
  const answer = await request(server).post(`/v1${path}`).send(body);
  return { status: answer.status, body: answer.body as Answer['body'] };
}

function delivered(receivedBy: string, reportId = uuidv7()): object {
  const about = { convoyId: 'shared-1', place: 'kabul', occurredAt: '2026-03-05T04:15:00+04:30' };
  return { reportId, type: 'CargoDelivered', ...about, receivedBy, unit: { unitId: 'yard' } };
}

async function rowsOf(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql, values);
  await client.end();
  return rows;
}

/** Where a key begins in the file of the table; 0 where it is not there. */
async function placeInFile(key: unknown): Promise<unknown> {
  await rowsOf('CHECKPOINT');
  const file = `SELECT position($1 IN pg_read_binary_file(pg_relation_filepath('person_keys'))) AS at`;
  return (await rowsOf(file, [key]))[0]?.['at'];
}

describe('intakes that share the keys of persons', () => {
  it('seal a person who is new to all of them in the same moment under one key', async () => {
    const people = Array.from({ length: 40 }, (_, i) => ({
      member: 'driver' as const,
      person: { name: `D ${i}` },
    }));
    const turned = [...people].reverse();
    const sealed = await Promise.all(
      persons.flatMap((own) => [own.seal(people), own.seal(turned).then((texts) => [...texts].reverse())]),
    );
    expect(new Set(sealed.map((texts) => texts.join())).size).toBe(1);
    expect(new Set(sealed[0]?.map((text) => text.split(':')[2])).size).toBe(40);
  });

  it('know a report that another one took, and refuse it with another person', async () => {
    const report = delivered('Gul Khan');
    const [first, again] = [await post(0, '/reports', report), await post(1, '/reports', report)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual({ ...first.body, outcome: 'duplicate' });
    const other = await post(2, '/reports', { ...report, receivedBy: 'Said Akbar' });
    expect([other.status, other.body['code']]).toEqual([409, 'report-id-reused']);
  });

  it('forget for all of them and for every reader at once, and leave the key in no row and no file of the table', async () => {
    const report = delivered('Lal Badshah');
    await post(0, '/reports', report);
    const sealed = JSON.stringify((await readWholeStream(store, 'convoy-shared-1')).at(-1)?.data);
    const reader = new PersonsReader(url);
    const readers = [...persons, reader];
    for (const { reveal } of readers) expect(await reveal.text(sealed)).toContain('Lal Badshah');
    const { personId } = (await post(1, '/persons/find', { name: 'Lal Badshah' })).body;
    const [row] = await rowsOf('SELECT key FROM person_keys WHERE person_id = $1', [personId]);

    expect((await post(1, `/persons/${String(personId)}/erase`, { reason: 'asked for' })).status).toBe(200);
    for (const { reveal } of readers) expect(await reveal.text(sealed)).toContain('"unreadable":"erased"');
    expect((await post(2, '/persons/find', { name: 'Lal Badshah' })).status).toBe(404);
    expect((await post(2, '/reports', report)).body['outcome']).toBe('duplicate');
    expect(await placeInFile(row?.['key'])).toBe(0);
    await reader.close();
  });

  it('let go of a key while others read and write in the databases of the server', async () => {
    await post(0, '/reports', delivered('Nur Jan'));
    const { personId } = (await post(1, '/persons/find', { name: 'Nur Jan' })).body;
    const ofPerson = 'SELECT key FROM person_keys WHERE person_id = $1';
    const key = (await rowsOf(ofPerson, [personId]))[0]?.['key'];
    const others = [url, await postgres.freshDatabase()].map((at) => new pg.Client(at));
    for (const other of others) {
      await other.connect();
      await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await other.query('SELECT pg_current_xact_id()');
    }
    const { status } = await post(1, `/persons/${String(personId)}/erase`, { reason: 'asked for' });
    const place = await placeInFile(key);
    await Promise.all(others.map((other) => other.end()));
    expect([status, place]).toEqual([200, 0]);
  });

  it('refuse what names a person while the keys do not answer, and record nothing of it', async () => {
    const before = (await readWholeStream(store, 'convoy-shared-1')).length;
    await rowsOf('ALTER TABLE person_keys RENAME TO gone');
    const { status, body } = await post(0, '/reports', delivered('Zar Gul'));
    await rowsOf('ALTER TABLE gone RENAME TO person_keys');
    expect([status, body['code']]).toEqual([503, 'person-keys-unavailable']);
    expect(await readWholeStream(store, 'convoy-shared-1')).toHaveLength(before);
  });
});
