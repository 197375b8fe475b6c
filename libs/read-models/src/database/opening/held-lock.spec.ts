import { type SilentProxy, startSilentProxy } from '#kafila/event-store/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { makeCheckpoint, readCheckpoint } from '../../runner/checkpoint/checkpoint.js';
import { startPostgres, type TestPostgres } from '../../testing/start-postgres.js';
import { eventually } from '../../testing/test-stores.js';
import { type ReadModels } from '../read-models.js';
import { type Schema } from '../schema.js';
import { LOCK_TIMING, type LockTiming } from './lock-timing.js';
import { openPostgres } from './postgres.js';

let postgres: TestPostgres;
let url: string;
let proxy: SilentProxy;
const opened: ReadModels[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  url = await postgres.freshReadModels();
  const { hostname: host, port } = new URL(url);
  proxy = await startSilentProxy({ host, port: Number(port) });
});
afterEach(async () => {
  proxy.speakAgain();
  for (const each of opened.splice(0)) await each.close();
  await proxy.close();
});

async function open(at: string, timing?: LockTiming): Promise<ReadModels> {
  const readModels = await openPostgres(at, timing);
  opened.push(readModels);
  return readModels;
}

function throughProxy(): string {
  const proxied = new URL(url);
  proxied.port = String(proxy.port);
  return proxied.href;
}

/** Works until it is told to end, or lost the lock. */
async function hold(
  readModels: ReadModels,
  work: (write: Kysely<Schema>) => Promise<void> = () => Promise.resolve(),
  name = 'trips',
): Promise<{ end: () => Promise<unknown>; isLost: () => boolean }> {
  const ending = new AbortController();
  let isLost = (): boolean => false;
  let held = (): void => undefined;
  const holding = new Promise<void>((resolve) => (held = resolve));
  const working = readModels.exclusively(name, async ({ write, lost }) => {
    isLost = () => lost.aborted;
    await work(write);
    held();
    const { signal } = ending;
    await delay(60_000, undefined, { signal: AbortSignal.any([signal, lost]) }).catch(() => undefined);
    await sql`select 1`.execute(write);
  });
  working.catch(() => undefined);
  await Promise.race([holding, working]);
  const end = (): Promise<unknown> => {
    ending.abort();
    return working;
  };
  return { end, isLost: () => isLost() };
}

const isFree = async (readModels: ReadModels, name = 'trips'): Promise<boolean> =>
  (await readModels.exclusively(name, () => Promise.resolve('mine'))) === 'mine';

const QUICK = { silentMs: 500, askMs: 100 };
/** A busy machine answers within twice the time after which is asked. */
const STEADY = { silentMs: 4_000, askMs: 1_000 };

describe('the lock of a projection on PostgreSQL', () => {
  it('is taken over where the machine of its holder vanishes, who knows that it has lost it', async () => {
    const [holder, other] = [await open(throughProxy(), QUICK), await open(url)];
    const held = await hold(holder);
    proxy.fallSilent();
    expect(await isFree(other)).toBe(false);
    await eventually(() => isFree(other));
    await eventually(() => held.isLost());
    proxy.speakAgain();
    await expect(held.end()).rejects.toThrow();
  });

  it('is taken over where the machine vanishes within a transaction, which leaves nothing', async () => {
    const [holder, other] = [await open(throughProxy(), QUICK), await open(url)];
    const held = await hold(holder, async (write) => {
      await sql`begin`.execute(write);
      await makeCheckpoint(write, { name: 'trips', version: 1, indexed: true });
    });
    proxy.fallSilent();
    await eventually(() => isFree(other));
    await makeCheckpoint(other.read, { name: 'trips', version: 2, indexed: true });
    proxy.speakAgain();
    await expect(held.end()).rejects.toThrow();
    expect(await readCheckpoint(other.read, 'trips')).toMatchObject({ version: 2 });
  });

  it('stays with a holder that has nothing to do, and with one whose statement takes long', async () => {
    const works = {
      trips: () => delay(4_400),
      others: async (write: Kysely<Schema>) => {
        await sql`select pg_sleep(${4.4})`.execute(write);
      },
    };
    const other = await open(url);
    await Promise.all(
      Object.entries(works).map(async ([name, work]) => {
        const held = await hold(await open(url, STEADY), work, name);
        expect(await isFree(other, name)).toBe(false);
        expect(held.isLost()).toBe(false);
        await held.end();
        expect(await isFree(other, name)).toBe(true);
      }),
    );
  });

  it('is let go by the server itself after 8 s of silence; the holder speaks every 2 s', async () => {
    const readModels = await open(url);
    const settings = await readModels.exclusively('trips', async ({ write }) => {
      const { rows } = await sql<{
        name: string;
        value: string;
      }>`select name, setting || coalesce(unit, '') as value
        from pg_settings where name ~ '^tcp_|^idle_.*session_timeout'`.execute(write);
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    });
    expect(settings).toEqual({
      idle_session_timeout: '8000ms',
      idle_in_transaction_session_timeout: '8000ms',
      tcp_user_timeout: '8000ms',
      tcp_keepalives_idle: '2s',
      tcp_keepalives_interval: '2s',
      tcp_keepalives_count: '3',
    });
    expect(LOCK_TIMING.askMs).toBe(2_000);
  });

  it('is known to be lost where a statement gets no answer: the holder asks on another connection', async () => {
    const held = await hold(await open(throughProxy(), { silentMs: 60_000, askMs: 500 }));
    proxy.fallSilent();
    await expect(held.end()).rejects.toThrow();
  });
});
