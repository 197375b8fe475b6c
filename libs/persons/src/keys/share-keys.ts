import type Sqlite from 'better-sqlite3';
import type pg from 'pg';
import { openKeyFileToRead } from './key-file.js';
import { KeysInPostgres } from './keys-in-postgres.js';
import { PersonKeysUnusable } from './person-keys.js';
import { loadPostgres } from './postgres-pool.js';

interface Kept {
  readonly id: string;
  readonly identity: Buffer | null;
  readonly key: Buffer | null;
}

/**
 * Takes the keys of a file to a PostgreSQL that services on several machines share. It may hold none yet, or an earlier copy of
 * these. Keys that are destroyed in either place are destroyed there. The file stays as it is. No service may run.
 *
 * @returns how many persons the file knows
 * @throws PersonKeysUnusable there are keys of others, or one of the two cannot be opened
 */
export async function shareKeys(file: string, url: string): Promise<number> {
  const db = openKeyFileToRead(file);
  if (db === undefined) return 0;
  const { secret, persons } = readAll(db);
  await (await KeysInPostgres.open(url)).close();
  const { Client } = await loadPostgres();
  const client = new Client({ connectionString: url, application_name: 'kafila persons' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await takeSecret(client, secret);
    await client.query(
      `INSERT INTO person_keys (person_id, identity, key)
       SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[])
       ON CONFLICT (person_id) DO NOTHING`,
      [persons.map(({ id }) => id), persons.map(({ identity }) => identity), persons.map(({ key }) => key)],
    );
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  await forgetIn(
    url,
    persons.filter(({ key }) => key === null),
  );
  return persons.length;
}

function readAll(db: Sqlite.Database): { readonly secret: Buffer; readonly persons: readonly Kept[] } {
  try {
    return db.transaction(() => ({
      secret: db.prepare<[], Buffer>('SELECT secret FROM secret').pluck().get() ?? Buffer.alloc(0),
      persons: db.prepare<[], Kept>('SELECT person_id AS id, identity, key FROM persons').all(),
    }))();
  } finally {
    db.close();
  }
}

/** Persons are found by what is hashed under the secret: keys under two secrets cannot be mixed. @throws PersonKeysUnusable */
async function takeSecret(client: pg.Client, secret: Buffer): Promise<void> {
  const { rows } = await client.query<{ secret: Buffer }>('SELECT secret FROM person_keys_secret FOR UPDATE');
  if (rows[0]?.secret.equals(secret) === true) return;
  const { rows: others } = await client.query('SELECT 1 FROM person_keys LIMIT 1');
  if (others.length > 0) {
    throw new PersonKeysUnusable(
      'The PostgreSQL for the keys of persons holds others already. Give one that holds none.',
    );
  }
  await client.query('UPDATE person_keys_secret SET secret = $1', [secret]);
}

async function forgetIn(url: string, erased: readonly Kept[]): Promise<void> {
  if (erased.length === 0) return;
  const keys = await KeysInPostgres.open(url);
  try {
    const known = await keys.keysOf(erased.map(({ id }) => id));
    for (const { id } of erased) if (known.get(id) !== null) await keys.forget(id);
  } finally {
    await keys.close();
  }
}
