import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type StandIn, startStandIn } from '#kafila/event-store/testing';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let postgres: TestPostgres;
let eventStoreDb: StandIn;
let services: RunningService[];

beforeAll(async () => {
  [postgres, eventStoreDb] = await Promise.all([startPostgres(), startStandIn()]);
  const settings = { EVENT_STORE_URL: eventStoreDb.url, READ_MODEL_URL: await postgres.freshDatabase() };
  services = await Promise.all([
    startService('tracker', { KAFILA_DATA_DIR: join(folder.path, 'tracker') }),
    startService('intake', settings),
    startService('projector', settings),
    startService('board', settings),
  ]);
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await Promise.all([postgres.stop(), eventStoreDb.stop()]);
  folder.remove();
});

/** Feeds the published trips to a running system and gives the states that its board tells. */
async function demonstrate(name: string, ...where: string[]): Promise<Record<string, unknown>[]> {
  const json = join(folder.path, `${name}.json`);
  const demo = resolve('dist', 'apps', 'demo', 'src', 'main.js');
  await promisify(execFile)(process.execPath, [demo, '--once', ...where, '--json', json]);
  return JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>[];
}

/** Where the store keeps an event is its own affair; all else must be equal. */
function withoutPosition({ position, ...state }: Record<string, unknown>): Record<string, unknown> {
  expect(position).toMatch(/^\d+$/);
  return state;
}

describe('intake, projector and board on EventStoreDB and PostgreSQL', () => {
  it('tell of the published trips exactly what the tracker tells', async () => {
    const [tracker, intake, , board] = services.map(({ url }) => url);
    const one = await demonstrate('tracker', '--url', String(tracker));
    const three = await demonstrate('three', '--url', String(intake), '--board', String(board));
    expect(one.length).toBeGreaterThanOrEqual(10);
    expect(three.map(withoutPosition)).toEqual(one.map(withoutPosition));
  }, 120_000);
});
