import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { openPool } from './postgres-pool.js';
import {
  KEY_BYTES,
  type KeptPerson,
  type PersonKeys,
  type PersonKeysReader,
  PersonKeysUnavailable,
  PersonKeysUnusable,
} from './person-keys.js';

/** The key of the lock under which tables are made: 'Kfpk', as in the file. */
const LOCK = 0x4b66706b;
const UNDEFINED_TABLE = '42P01';

/** Reads keys from a PostgreSQL that other processes write; as long as there are no tables, it knows nobody. */
export class KeysInPostgresReader implements PersonKeysReader {
  #pool: Promise<pg.Pool> | undefined;

  constructor(private readonly url: string) {}

  protected pool(): Promise<pg.Pool> {
    return (this.#pool ??= openPool(this.url));
  }

  async version(): Promise<unknown> {
    const [row] = await this.#rowsIfThere<{ erasures: string }>('SELECT erasures FROM person_keys_secret');
    return row?.erasures;
  }

  async keysOf(personIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array | null>> {
    const rows = await this.#rowsIfThere<{ person_id: string; key: Buffer | null }>(
      'SELECT person_id, key FROM person_keys WHERE person_id = ANY($1)',
      [personIds],
    );
    return new Map(rows.map(({ person_id: personId, key }) => [personId, key]));
  }

  async close(): Promise<void> {
    await (await this.#pool)?.end();
  }

  /** @throws PersonKeysUnavailable */
  protected async rowsOf<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return (await (await this.pool()).query<Row>(text, values)).rows;
    } catch (cause) {
      throw new PersonKeysUnavailable('The keys of persons do not answer.', { cause });
    }
  }

  async #rowsIfThere<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    try {
      return await this.rowsOf<Row>(text, values);
    } catch (error) {
      const { cause } = error as { readonly cause?: { readonly code?: string } };
      if (cause?.code === UNDEFINED_TABLE) return [];
      throw error;
    }
  }
}

/** Keys of persons in PostgreSQL, for services on several machines. */
export class KeysInPostgres extends KeysInPostgresReader implements PersonKeys {
  #secret: Uint8Array = Buffer.alloc(0);

  /** Makes the tables where they are missing. @throws PersonKeysUnusable */
  static async open(url: string): Promise<KeysInPostgres> {
    const keys = new KeysInPostgres(url);
    try {
      keys.#secret = await keys.#makeTables();
      // A process that died while it forgot somebody may have left the key.
      await keys.#letGo();
      return keys;
    } catch (cause) {
      await keys.close();
      const { host, pathname } = new URL(url);
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new PersonKeysUnusable(`The keys of persons in ${host}${pathname} cannot be opened: ${why}`, {
        cause,
      });
    }
  }

  get secret(): Uint8Array {
    return this.#secret;
  }

  async find(identity: Buffer): Promise<KeptPerson | undefined> {
    return (await this.#findAll([identity]))[0];
  }

  async findOrMake(identities: readonly Buffer[]): Promise<readonly KeptPerson[]> {
    const known = await this.#findAll(identities);
    const missing = identities.filter((_, i) => known[i] === undefined);
    if (missing.length > 0) await this.#make(missing);
    const found = missing.length > 0 ? await this.#findAll(identities) : known;
    return found.map((kept) => {
      if (!kept) throw new Error('A person was forgotten while being sealed.');
      return kept;
    });
  }

  async forget(personId: string): Promise<void> {
    if ((await this.keysOf([personId])).get(personId) !== null) {
      await this.rowsOf(
        `WITH forgotten AS (
           INSERT INTO person_keys (person_id) VALUES ($1)
           ON CONFLICT (person_id) DO UPDATE SET identity = NULL, key = NULL
         ) UPDATE person_keys_secret SET erasures = erasures + 1`,
        [personId],
      );
    }
    // Whoever asks again may have been told that this failed.
    await this.#letGo();
  }

  /**
   * PostgreSQL leaves old versions of rows where they are. VACUUM, even FULL, keeps those that anybody may still see, and
   * whatever writes in any database of the server counts as such. Changing a column by an expression writes only what stands now.
   */
  async #letGo(): Promise<void> {
    await this.rowsOf(`ALTER TABLE person_keys ALTER COLUMN key TYPE bytea USING key || ''::bytea`, []);
  }

  async #findAll(identities: readonly Buffer[]): Promise<readonly (KeptPerson | undefined)[]> {
    const rows = await this.rowsOf<{ person_id: string; identity: Buffer; key: Buffer }>(
      'SELECT person_id, identity, key FROM person_keys WHERE identity = ANY($1)',
      [identities],
    );
    const byIdentity = new Map(rows.map((row) => [row.identity.toString('hex'), row]));
    return identities.map((identity) => {
      const row = byIdentity.get(identity.toString('hex'));
      return row && { personId: row.person_id, key: row.key };
    });
  }

  /** In one order everywhere: two processes that make the same ones never wait for each other. */
  async #make(identities: readonly Buffer[]): Promise<void> {
    const inOrder = [...identities].sort((a, b) => a.compare(b));
    await this.rowsOf(
      `INSERT INTO person_keys (person_id, identity, key)
       SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[])
       ON CONFLICT (identity) DO NOTHING`,
      [inOrder.map(() => randomUUID()), inOrder, inOrder.map(() => randomBytes(KEY_BYTES))],
    );
  }

  /** @returns the secret; of several processes that begin at once, all get the same */
  async #makeTables(): Promise<Uint8Array> {
    const client = await (await this.pool()).connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      await client.query(`
        CREATE TABLE IF NOT EXISTS person_keys (person_id text PRIMARY KEY, identity bytea UNIQUE, key bytea);
        CREATE TABLE IF NOT EXISTS person_keys_secret (secret bytea NOT NULL, erasures bigint NOT NULL);
      `);
      await client.query(
        `INSERT INTO person_keys_secret SELECT $1, 0 WHERE NOT EXISTS (SELECT 1 FROM person_keys_secret)`,
        [randomBytes(32)],
      );
      const { rows } = await client.query<{ secret: Buffer }>('SELECT secret FROM person_keys_secret');
      await client.query('COMMIT');
      const [first] = rows;
      if (!first) throw new Error('There is no secret.');
      return first.secret;
    } finally {
      client.release();
    }
  }
}
