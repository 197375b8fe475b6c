import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { Persons, PersonsReader } from '#kafila/persons';
import {
  openReadModels,
  ProjectionOperations,
  readCheckpoint,
  type ReadModels,
  ReadModelsModule,
  readSkipped,
  runProjection,
  trips,
} from '#kafila/read-models';
import {
  appendToStream,
  get,
  roadTrip,
  serve,
  type Served,
  startPostgres,
  type TestPostgres,
} from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import request from 'supertest';
import { temporaryFolder } from './kit/service.js';
import { fencedIn } from './kit/shell-blocks.js';

// The accounts as docs/operator.md makes them, under names of this run alone: roles belong to the whole server.
const OWN = `k${randomUUID().slice(0, 8)}`;
const blocks = fencedIn(readFileSync(join('docs', 'operator.md'), 'utf8'));

const folder = temporaryFolder();
let postgres: TestPostgres;
let admin: URL;
let eventStore: EventStore;
let projector: ReadModels;
const closing: (() => Promise<unknown>)[] = [];

async function run(statements: string, database = 'postgres'): Promise<void> {
  const client = new pg.Client(new URL(`/${database}`, admin).href);
  await client.connect();
  // Each for itself: a database is made in no transaction.
  for (const statement of statements.split(/;\n/)) if (statement.trim() !== '') await client.query(statement);
  await client.end();
}
const granting = (info: string, database?: string): Promise<void> => {
  const block = blocks.find((one) => one.info === `sql ${info}`);
  if (!block) throw new Error(`The page has no block ${info}.`);
  return run(
    `${block.text.replaceAll('kafila_schema', 'SCHEMA_TABLE').replaceAll('kafila', OWN).replaceAll('SCHEMA_TABLE', 'kafila_schema')}\n`,
    database,
  );
};
function urlOf(role: 'projector' | 'intake' | 'board', database: string): string {
  const passwords = { projector: 'first-password', intake: 'second-password', board: 'third-password' };
  const url = new URL(`/${database}`, admin);
  url.username = `${OWN}_${role}`;
  url.password = passwords[role];
  return url.href;
}
const opened = async (role: 'projector' | 'intake' | 'board'): Promise<ReadModels> => {
  const readModels = await openReadModels(urlOf(role, OWN));
  closing.push(() => readModels.close());
  return readModels;
};
const denied = { message: expect.stringMatching(/permission denied|must be owner/) as unknown };

beforeAll(async () => {
  postgres = await startPostgres();
  admin = new URL(await postgres.freshDatabase());
  eventStore = await openWithoutThread({ file: join(folder.path, 'events.db') });
  const { convoyId, decisions, facts } = roadTrip(1);
  await appendToStream(eventStore, `convoy-${convoyId}`, [...decisions, ...facts]);
  await granting('roles');
  await granting('read-models-before', OWN);
  projector = await opened('projector');
  await granting('read-models-after', OWN);
  const stopping = new AbortController();
  const head = await eventStore.head();
  const there = new Promise<void>((resolve) => {
    projector.advances.listen((_, position) => {
      if (position >= head) resolve();
    });
  });
  const running = runProjection({
    projection: trips,
    eventStore,
    readModels: projector,
    signal: stopping.signal,
  });
  await there;
  stopping.abort();
  await running.finished;
}, 60_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await eventStore.close();
  for (const database of [OWN, `${OWN}_persons`]) await run(`DROP DATABASE ${database} WITH (FORCE);\n`);
  await run(`DROP ROLE ${OWN}_projector, ${OWN}_intake, ${OWN}_board;\n`);
  await postgres.stop();
  folder.remove();
});

describe('with the accounts of the operator’s page', () => {
  it('the projector builds rows beside those that are read, and switches to them; the board reads on', async () => {
    const readModels = await opened('board');
    const board: Served = await serve([ReadModelsModule.with({ eventStore, readModels })]);
    closing.push(() => board.app.close());
    const items = async (): Promise<number> => (await get(`${board.url}/v1/convoys`)).body.items.length;
    expect(await items()).toBe(1);
    const operations = new ProjectionOperations(eventStore, projector);
    await operations.rebuild('trips', new AbortController().signal);
    await operations.switch('trips', 'amina');
    expect(await items()).toBe(1);
    const rates = 'date,currency,usd\n2026-03-01,PKR,0.0036\n';
    const put = await request(board.url).put('/v1/rates').set('content-type', 'text/csv').send(rates);
    expect(put.status).toBe(200);
    for (const path of ['statistics/border-crossings', 'irregularities', 'rates', 'alerts'])
      expect([path, (await get(`${board.url}/v1/${path}`)).status]).toEqual([path, 200]);
  });

  it('the board changes nothing but rates', async () => {
    const { read } = await opened('board');
    await expect(read.deleteFrom('convoys').execute()).rejects.toMatchObject(denied);
    await expect(read.updateTable('projections').set({ position: 9n }).execute()).rejects.toMatchObject(
      denied,
    );
    await expect(read.deleteFrom('skipped_events').execute()).rejects.toMatchObject(denied);
    await expect(sql`create table mine (n integer)`.execute(read)).rejects.toMatchObject(denied);
    await expect(sql`drop table rates`.execute(read)).rejects.toMatchObject(denied);
  });

  it('the intake reads by what the rows know the event store again, and no row of a convoy', async () => {
    const { read } = await opened('intake');
    expect((await readCheckpoint(read, 'trips'))?.anchors).toBeDefined();
    expect(await readSkipped(read, 'trips')).toEqual([]);
    await expect(read.selectFrom('convoys').selectAll().execute()).rejects.toMatchObject(denied);
    await expect(read.deleteFrom('rates').execute()).rejects.toMatchObject(denied);
  });

  it('the intake seals and forgets persons, the board shows them, and the projector does not come near them', async () => {
    const persons = await Persons.open(urlOf('intake', `${OWN}_persons`));
    closing.push(() => persons.close());
    await granting('persons-after', `${OWN}_persons`);
    const [sealed] = await persons.seal([{ member: 'driver', person: { name: 'Gul Khan' } }]);
    const json = JSON.stringify({ driver: sealed });
    const reader = new PersonsReader(urlOf('board', `${OWN}_persons`));
    closing.push(() => reader.close());
    expect(await reader.reveal.text(json)).toContain('Gul Khan');
    await persons.forget((await persons.find({ name: 'Gul Khan' })) ?? '');
    expect(await reader.reveal.text(json)).toContain('"unreadable":"erased"');
    const asBoard = new pg.Client(urlOf('board', `${OWN}_persons`));
    await asBoard.connect();
    for (const forbidden of [
      'SELECT identity FROM person_keys',
      'SELECT secret FROM person_keys_secret',
      'DELETE FROM person_keys',
    ])
      await expect(asBoard.query(forbidden)).rejects.toMatchObject(denied);
    await asBoard.end();
    const asProjector = new pg.Client(urlOf('projector', `${OWN}_persons`));
    await expect(asProjector.connect()).rejects.toMatchObject(denied);
  });
});
