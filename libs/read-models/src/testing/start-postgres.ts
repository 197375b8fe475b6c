import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { openReadModels } from '../database/opening/open-read-models.js';

/** A real PostgreSQL on 127.0.0.1, which all suites of a run share. */
export interface TestPostgres {
  /** A new, empty database. */
  freshDatabase(): Promise<string>;
  /** A new database with the tables of read models: a copy, which takes a quarter of the time of making them. */
  freshReadModels(): Promise<string>;
  /** Drops the databases that were made here; the server goes on until the run is over. */
  stop(): Promise<void>;
}

/** It is started when the first suite asks for it: test/runner/shared-postgres.js. */
export async function startPostgres(): Promise<TestPostgres> {
  const url = await sharedPostgres();
  const client = new Client(`${url}/postgres`);
  await client.connect();
  const names: string[] = [];
  let toCopy: Promise<string> | undefined;
  const fresh = async (like = 'template1'): Promise<string> => {
    const name = `t${randomUUID().replaceAll('-', '')}`;
    await client.query(copyOf(like, name));
    names.push(name);
    return `${url}/${name}`;
  };
  return {
    freshDatabase: () => fresh(),
    freshReadModels: async () => fresh(await (toCopy ??= readModelsToCopy(url, client))),
    stop: async () => {
      for (const name of names.splice(0)) await client.query(`drop database ${name} with (force)`);
      await client.end();
    },
  };
}

/** Files are copied as they are: through the log it takes three times as long. */
const copyOf = (like: string, name: string): string =>
  `create database ${name} template ${like} strategy file_copy`;

/** The name of a database with the tables of read models, made when the first suite of a run asks for it. */
async function readModelsToCopy(url: string, client: Client): Promise<string> {
  const [name, unfinished] = ['read_models_to_copy', 'read_models_unfinished'];
  const lock = `hashtext('${name}')`;
  await client.query(`select pg_advisory_lock(${lock})`);
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 1) return name;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    await (await openReadModels(`${url}/${unfinished}`)).close();
    await client.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  } finally {
    await client.query(`select pg_advisory_unlock(${lock})`);
  }
}

async function sharedPostgres(): Promise<string> {
  const path = process.env['KAFILA_TEST_POSTGRES'];
  if (path === undefined) throw new Error('PostgreSQL is offered by the configuration of Jest.');
  const { url, error } = JSON.parse(await text(connect(path))) as { url?: string; error?: string };
  if (url === undefined) throw new Error(`PostgreSQL did not start: ${String(error)}`);
  return url;
}
