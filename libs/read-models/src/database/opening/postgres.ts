import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Advances } from '../advances.js';
import { holdingLock } from './held-lock.js';
import { LOCK_TIMING } from './lock-timing.js';
import { migrate } from '../migration/migrate.js';
import { ReadModelsUnusable } from '../read-models.error.js';
import { type ReadModels } from '../read-models.js';
import { reasonOf } from '../reason.js';
import { type Schema } from '../schema.js';

/** How long a connection may take: a server out of reach gives an error after that. */
const CONNECT_MS = 10_000;

/** After so long without a word, the client looks whether the server's machine is still there. */
const KEEP_ALIVE_MS = 2_000;

const READERS = 10;
const LONG_READERS = 2;

/** Opens the read models in the schema that the URL's user finds first on its search path. */
export async function openPostgres(url: string, timing = LOCK_TIMING): Promise<ReadModels> {
  const options: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'kafila',
  };
  const read = kyselyOver({ ...options, max: READERS });
  // Separate connections: otherwise many long reads would take all connections, and the others would wait.
  const readLong = kyselyOver({ ...options, max: LONG_READERS });
  const where = nameOf(url);
  try {
    await migrate(read, where, async (trx) => {
      await sql`select pg_advisory_xact_lock(${lockKey('migration')})`.execute(trx);
    });
  } catch (error) {
    await Promise.all([read.destroy(), readLong.destroy()]);
    if (error instanceof ReadModelsUnusable) throw error;
    throw new ReadModelsUnusable(`The read models in ${where} cannot be opened: ${reasonOf(error)}`, {
      cause: error,
    });
  }

  return {
    kind: 'postgres',
    read,
    advances: new Advances(),
    snapshot: (work) => snapshotOf(read).execute(work),
    longSnapshot: (work) => snapshotOf(readLong).execute(work),
    exclusively: (projection, work) => {
      const key = Number(BigInt.asIntN(32, lockKey(projection)));
      return holdingLock(options, timing, key, work);
    },
    close: async () => {
      await Promise.all([read.destroy(), readLong.destroy()]);
    },
  };
}

function kyselyOver(options: pg.PoolConfig): Kysely<Schema> {
  const pool = new pg.Pool(options);
  // Where a connection breaks, the next query on it fails.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

function snapshotOf(read: Kysely<Schema>) {
  return read.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
}

function lockKey(of: string): bigint {
  return createHash('sha256').update(`kafila ${of}`).digest().readBigInt64BE();
}

/** Server and database, without user and password. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || 'the local PostgreSQL'}${pathname}`;
}
