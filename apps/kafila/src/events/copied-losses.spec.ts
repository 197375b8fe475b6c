import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginLogAnew } from '#kafila/audit';
import { convoyStream } from '#kafila/domain';
import { type EventStore, openEventStoreDb, openSqliteEventStore } from '#kafila/event-store';
import { type StandIn, startStandIn } from '#kafila/event-store/testing';
import { loadSettings } from '#kafila/platform';
import { roadTrip } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { kafila, type Ran } from '../../../testing/kafila.js';
import { takenIn } from '../../../testing/taken-in.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { openOperations } from '../projections/open-operations.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-copied-losses-'));
const at = (...names: string[]): string => join(folder, ...names);
const stream = (serial: number): string => convoyStream(roadTrip(serial).convoyId);
const BY = ['--by', 'amina', '--reason'];
let server: StandIn;

function run(url: string, ...args: string[]): Promise<Ran> {
  return kafila(args, { env: { KAFILA_DATA_DIR: folder, EVENT_STORE_URL: url }, openOperations });
}

async function append(store: EventStore, serial: number): Promise<void> {
  const { decisions, facts } = roadTrip(serial);
  await store.append(stream(serial), [...decisions, ...facts], 'none');
}

async function goOn(url: string, recording: (store: EventStore) => Promise<unknown>): Promise<void> {
  const settings = loadSettings({ KAFILA_DATA_DIR: folder, EVENT_STORE_URL: url });
  const { eventStore } = settings;
  const store = await (eventStore.kind === 'sqlite' ? openSqliteEventStore : openEventStoreDb)(
    eventStore as never,
  );
  await recording(store);
  await takenIn(store, settings);
  await store.close();
}

/** What everybody is told of what is lost and of what was left out; places and times are each store's own affair. */
async function told(url: string): Promise<readonly string[]> {
  const [verified, skipped, parked] = [
    await run(url, 'audit', 'verify'),
    await run(url, 'projections', 'skipped', '--json'),
    await run(url, 'projections', 'parked'),
  ];
  expect([verified.code, verified.stderr, skipped.stderr]).toEqual([0, '', '']);
  return [
    /^Intact: .*?root \S+|Root\S* \S+/m.exec(verified.stdout)?.[0] ?? verified.stdout,
    /Lost for ever: .*/.exec(verified.stdout)?.[0] ?? 'nothing is lost',
    skipped.stdout.replaceAll(/"position": ?"\d+"/g, '"position"'),
    parked.stdout,
  ];
}

beforeAll(async () => {
  server = await startStandIn();
  await beginLogAnew(logPlaceOf(loadSettings({ KAFILA_DATA_DIR: folder })));
  await goOn('sqlite:', async (store) => {
    await append(store, 1);
    const unknown = { id: uuidv7(), type: 'CheckpointFlown', data: {}, metadata: { schemaVersion: 1 } };
    await store.append(stream(1), [unknown], 'exists');
  });
  expect((await run('sqlite:', 'projections', 'skip', stream(1), ...BY, 'no such type')).code).toBe(0);
  cpSync(at('events.db'), at('backup.db'));
  await goOn('sqlite:', (store) => append(store, 2));
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${at('events.db')}${suffix}`, { force: true });
  cpSync(at('backup.db'), at('events.db'));
  expect((await run('sqlite:', 'projections', 'accept-loss', ...BY, 'the disk broke')).code).toBe(0);
  await goOn('sqlite:', (store) => append(store, 3));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('a store that lost events, and of which others were left out,', () => {
  it('is copied to a server and back: the same leaves are lost, the same events left out, and the root stays', async () => {
    const checkpoint = (): string => readFileSync(at('audit', 'log', 'checkpoint'), 'utf8');
    const [before, signed] = [await told('sqlite:'), checkpoint()];
    expect(before[1]).toMatch(/amina accepted it at .*: the disk broke/);
    expect(before[2]).toContain('no such type');
    const reproduced = await run('sqlite:', 'audit', 'reproduce', 'trips');
    expect(reproduced.stdout + reproduced.stderr).toContain('lost since');
    let [from, serial] = ['sqlite:', 4];
    for (const to of [server.url, `sqlite:${at('back.db')}`]) {
      const root = checkpoint();
      expect(await run(from, 'events', 'copy', '--from', from, '--to', to)).toMatchObject({
        code: 0,
        stderr: '',
      });
      expect(checkpoint()).toBe(root);
      if (from === 'sqlite:') expect([root, await told(to)]).toEqual([signed, before]);
      await goOn(to, (store) => append(store, serial++));
      expect((await told(to)).slice(1)).toEqual(before.slice(1));
      from = to;
    }
    expect(await run(from, 'audit', 'reproduce', 'trips')).toEqual(reproduced);
    expect((await run(from, 'projections', 'accept-loss', ...BY, 'x')).stderr).toContain('Nothing is lost');
  });
});
