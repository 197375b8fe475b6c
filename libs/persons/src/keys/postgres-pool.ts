import type pg from 'pg';

/** A server out of reach gives an error after so long, in milliseconds. */
const MOST_MS = 5_000;
/** A statement gives up its place in the queue for a table before its caller stops waiting for it. */
const MOST_LOCK_MS = 4_000;
const CONNECTIONS = 4;

/** Only where it is needed: loading it is a good part of a start. */
export async function loadPostgres(): Promise<typeof pg> {
  return (await import('pg')).default;
}

export async function openPool(url: string): Promise<pg.Pool> {
  const { Pool } = await loadPostgres();
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: MOST_MS,
    query_timeout: MOST_MS,
    lock_timeout: MOST_LOCK_MS,
    max: CONNECTIONS,
    application_name: 'kafila persons',
  });
  // Where a connection breaks, the next query on it fails.
  pool.on('error', () => undefined);
  return pool;
}
