import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';

/** A real PostgreSQL on 127.0.0.1, which all suites of a run share. */
export interface TestPostgres {
  /** A new, empty database. */
  freshDatabase(): Promise<string>;
  /** Drops the databases that were made here; the server goes on until the run is over. */
  stop(): Promise<void>;
}

/** It is started when the first suite asks for it: test/shared-postgres.js. */
export async function startPostgres(): Promise<TestPostgres> {
  const url = await sharedPostgres();
  const names: string[] = [];
  return {
    async freshDatabase(): Promise<string> {
      const name = `t${randomUUID().replaceAll('-', '')}`;
      await query(url, [`create database ${name}`]);
      names.push(name);
      return `${url}/${name}`;
    },
    stop: () =>
      query(
        url,
        names.splice(0).map((name) => `drop database ${name} with (force)`),
      ),
  };
}

async function sharedPostgres(): Promise<string> {
  const path = process.env['KAFILA_TEST_POSTGRES'];
  if (path === undefined) throw new Error('PostgreSQL is offered by the configuration of Jest.');
  const { url, error } = JSON.parse(await text(connect(path))) as { url?: string; error?: string };
  if (url === undefined) throw new Error(`PostgreSQL did not start: ${String(error)}`);
  return url;
}

async function query(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client(`${url}/postgres`);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
