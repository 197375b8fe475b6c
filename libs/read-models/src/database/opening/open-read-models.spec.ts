import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '../../testing/start-postgres.js';
import { openReadModels } from './open-read-models.js';
import { ReadModelsUnusable } from '../read-models.error.js';
import { asText } from '../schema.js';

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'kafila-read-models-'));
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true });
});

let files = 0;
const freshFile = (): string => join(folder, `${++files}`, 'read-models.db');
const databases = [
  { kind: 'SQLite', fresh: () => Promise.resolve(`sqlite:${freshFile()}`) },
  { kind: 'PostgreSQL', fresh: () => postgres.freshDatabase() },
];

describe.each(databases)('read models in $kind', ({ fresh }) => {
  it('are made where nothing is, and opened again with what they hold', async () => {
    const url = await fresh();
    const first = await openReadModels(url);
    await first.exclusively('trips', ({ write }) =>
      write
        .insertInto('projections')
        .values({ name: 'trips', version: 1, position: 2n ** 62n + 1n, rows_digest: '' })
        .execute(),
    );
    await first.close();
    const second = await openReadModels(url);
    const kept = await second.read.selectFrom('projections').select(asText('position').as('p')).execute();
    expect(kept).toEqual([{ p: (2n ** 62n + 1n).toString() }]);
    await second.close();
  });

  it('can be opened by several processes at the same moment', async () => {
    const url = await fresh();
    const opened = await Promise.all([openReadModels(url), openReadModels(url), openReadModels(url)]);
    for (const each of opened) await each.close();
  });

  it('let one work on a projection at a time, another one after it', async () => {
    const url = await fresh();
    const [first, second] = [await openReadModels(url), await openReadModels(url)];
    const inside = await first.exclusively('trips', async () => ({
      same: await second.exclusively('trips', () => Promise.resolve('works')),
      other: await second.exclusively('carnets', () => Promise.resolve('works')),
    }));
    expect(inside).toEqual({ same: 'busy', other: 'works' });
    expect(await second.exclusively('trips', () => Promise.resolve('works'))).toBe('works');
    await first.close();
    await second.close();
  });

  it('answer while as many long reads are under way as anybody may ask for', async () => {
    const models = await openReadModels(await fresh());
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const long = Array.from({ length: 20 }, (_, i) => models.longSnapshot(() => finished.then(() => i)));
    const versions = await models.snapshot((db) => db.selectFrom('kafila_schema').selectAll().execute());
    expect(versions).toHaveLength(1);
    finish();
    expect(await Promise.all(long)).toHaveLength(20);
    await models.close();
  });

  it('read long in two places at the same time', async () => {
    const models = await openReadModels(await fresh());
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const first = models.longSnapshot(() => finished.then(() => 'first'));
    expect(await models.longSnapshot(() => Promise.resolve('second'))).toBe('second');
    finish();
    expect(await first).toBe('first');
    await models.close();
  });

  it('refuse tables of a newer Kafila', async () => {
    const url = await fresh();
    const models = await openReadModels(url);
    await models.exclusively('x', ({ write }) => sql`update kafila_schema set version = 99`.execute(write));
    await models.close();
    await expect(openReadModels(url)).rejects.toThrow(ReadModelsUnusable);
    await expect(openReadModels(url)).rejects.toThrow(
      /schema version 99; this Kafila knows versions up to 14/,
    );
  });
});

describe('read models that cannot be opened', () => {
  it('say that a file is a database of something else, and leave it as it is', async () => {
    const file = join(folder, 'foreign.db');
    const foreign = new Sqlite(file);
    foreign.exec('create table notes (text)');
    foreign.close();
    await expect(openReadModels(`sqlite:${file}`)).rejects.toThrow(
      /foreign\.db is a database of something else/,
    );
    const after = new Sqlite(file);
    expect(after.prepare('select name from sqlite_schema').pluck().all()).toEqual(['notes']);
    after.close();
  });

  it('say that a file is damaged', async () => {
    const file = join(folder, 'damaged.db');
    await writeFile(file, 'SQLite format 3\0 and then nothing of the kind'.repeat(200));
    await expect(openReadModels(`sqlite:${file}`)).rejects.toThrow(
      /damaged\.db is damaged or no SQLite database/,
    );
  });

  it('say that PostgreSQL is out of reach, without the password', async () => {
    const opening = openReadModels('postgres://kafila:hunter2@127.0.0.1:1/kafila');
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1\/kafila cannot be opened: .*ECONNREFUSED/);
    await expect(opening).rejects.not.toThrow(/hunter2/);
  });

  it('say that a PostgreSQL database has tables of somebody else', async () => {
    const url = await postgres.freshDatabase();
    const models = await openReadModels(url);
    await models.exclusively('x', ({ write }) => sql`drop table kafila_schema`.execute(write));
    await models.close();
    await expect(openReadModels(url)).rejects.toThrow(/tables of somebody else \(.*convoys/);
  });
});
