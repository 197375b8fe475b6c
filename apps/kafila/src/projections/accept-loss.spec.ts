import { convoyStream } from '#kafila/domain';
import { keepLog } from '#kafila/audit';
import { type EventStore, readLosses } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { openReadModels, runProjection, trips } from '#kafila/read-models';
import { roadTrip } from '#kafila/read-models/testing';
import { LOGGED_PREFIXES } from '#kafila/proof';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafila, type Ran } from '../../../testing/kafila.js';
import { openOperations } from './open-operations.js';

let folder: string;
const data = (): string => join(folder, 'data');
const backup = (): string => join(folder, 'backup.db');
const events = (): string => join(data(), 'events.db');
const run = (...args: string[]): Promise<Ran> =>
  kafila(args, { env: { KAFILA_DATA_DIR: data() }, openOperations });
const ACCEPT = ['projections', 'accept-loss', '--by', 'amina', '--reason', 'the disk broke'];

async function append(store: EventStore, serial: number): Promise<void> {
  const { convoyId, decisions, facts } = roadTrip(serial);
  await store.append(convoyStream(convoyId), [...decisions, ...facts], 'none');
}

/** Folds and logs until everything of the store is in the rows and in the log. */
async function takenIn(store: EventStore): Promise<void> {
  const head = await store.head();
  const ending = new AbortController();
  const readModels = await openReadModels(`sqlite:${join(data(), 'read-models.db')}`);
  readModels.advances.listen((_, position) => {
    if (position >= head) ending.abort();
  });
  await runProjection({ projection: trips, eventStore: store, readModels, signal: ending.signal }).finished;
  await readModels.close();
  const logged = new AbortController();
  await keepLog({
    ...{ store, signal: logged.signal, restMs: 0 },
    place: {
      ...{ folder: join(data(), 'audit', 'log'), keyFolder: join(data(), 'audit', 'keys') },
      ...{ origin: 'log.example/kafila', streamPrefixes: LOGGED_PREFIXES },
    },
    published: (log) => {
      if (log.position >= head) logged.abort();
    },
  }).finished;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-loss-'));
  mkdirSync(data());
  const store = await openWithoutThread({ file: events() });
  await append(store, 1);
  await store.close();
  cpSync(events(), backup());
  const grown = await openWithoutThread({ file: events() });
  await append(grown, 2);
  await takenIn(grown);
  await grown.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('kafila projections accept-loss', () => {
  it('is refused where nothing is lost, and where nobody signs for it', async () => {
    const { code, stdout, stderr } = await run(...ACCEPT);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('Nothing is lost')]);
    expect((await run('projections', 'accept-loss', '--by', ' ', '--reason', 'x')).code).toBe(2);
  });

  it('records who accepts what, once; then rows and log go on, and verify names what is lost for ever', async () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${events()}${suffix}`, { force: true });
    cpSync(backup(), events());
    expect((await run('audit', 'verify')).stdout).toContain('tail-missing');

    const { code, stdout } = await run(...ACCEPT);
    expect(code).toBe(0);
    expect(stdout).toMatch(/The rows: .*an older copy was put in its place/);
    expect(stdout).toMatch(/The log: .*the store ends after/);
    expect(stdout).toContain('Accepted by amina');
    const store = await openWithoutThread({ file: events() });
    expect(await readLosses(store)).toEqual([
      expect.objectContaining({ by: 'amina', reason: 'the disk broke' }),
    ]);
    await append(store, 3);
    await takenIn(store);
    await store.close();

    const verified = await run('audit', 'verify');
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/^Intact: .*/)]);
    expect(verified.stdout).toMatch(/Lost for ever: .* amina accepted it at .*: the disk broke/);
    expect((await run('projections', 'log')).stdout).toMatch(/loss-accepted │ amina/);
    expect((await run(...ACCEPT)).code).toBe(1);
  });
});
