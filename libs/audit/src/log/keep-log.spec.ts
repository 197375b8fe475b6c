import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { coveredEvents, fill, placeIn } from '../testing/audited-world.js';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';
import { keepLog, type KeptPlace, type LogStatus } from './keep-log.js';
import { PublishedLog } from './published-log.js';

const folders: TemporaryFolder[] = [];
let folder: TemporaryFolder;
let store: EventStore;
let place: KeptPlace;
beforeEach(async () => {
  folders.push((folder = temporaryFolder()));
  place = { ...placeIn(folder), origin: undefined };
  store = await openWithoutThread({ file: folder.path('events.db') });
});
afterAll(() => {
  for (const each of folders) each.remove();
});

interface Kept {
  readonly status: LogStatus;
  readonly heard: readonly string[];
  /** Resolves when it was said. */
  hears(what: string): Promise<void>;
  stop(): Promise<void>;
}

function keep(of: EventStore = store, at = place): Kept {
  const ending = new AbortController();
  const heard: string[] = [];
  const waiting: { readonly what: string; readonly wake: () => void }[] = [];
  const hear = (what: string): void => {
    heard.push(what);
    for (const one of waiting) if (one.what === what) one.wake();
  };
  const { status, finished } = keepLog({
    ...{ place: at, store: of, signal: ending.signal, restMs: 0, standByMs: 5 },
    published: ({ size }) => {
      hear(`size ${size}`);
    },
    listener: {
      stopped: ({ name }) => {
        hear(`stopped: ${name}`);
      },
      failed: () => {
        hear('failed');
      },
      changed: hear,
    },
  });
  return {
    ...{ status, heard },
    hears: async (what) => {
      if (!heard.includes(what)) await new Promise<void>((wake) => waiting.push({ what, wake }));
    },
    stop: () => {
      ending.abort();
      return finished;
    },
  };
}

describe('the keeper of a log', () => {
  it('begins one with a key that only its owner may read, and an origin of its own that stays', async () => {
    await fill(store, 5);
    const first = keep();
    await first.hears('live');
    await first.stop();
    const [key = ''] = readdirSync(place.keyFolder).filter((name) => name.endsWith('.key'));
    expect(statSync(join(place.keyFolder, key)).mode & 0o777).toBe(0o600);
    const origin = await PublishedLog.read(place, (log) => Promise.resolve(log.origin));
    expect(origin).toMatch(/^kafila\/[0-9a-f]{16}$/);
    await fill(store, 5);
    const second = keep();
    await second.hears('live');
    expect(second.status).toMatchObject({ size: 8, stopped: null, error: null, live: true });
    await second.stop();
    expect(await PublishedLog.read(place, (log) => Promise.resolve(log.origin))).toBe(origin);
    await store.close();
  });

  it('stands by while another one writes, and takes over', async () => {
    await fill(store, 5);
    const [one, other] = [keep(), keep()];
    await Promise.race([one.hears('standing-by'), other.hears('standing-by')]);
    const [writing, waiting] = one.status.standingBy ? [other, one] : [one, other];
    expect(waiting.status.standingBy).toBe(true);
    await writing.stop();
    await waiting.hears('active');
    await fill(store, 5);
    await waiting.hears('size 8');
    expect(await coveredEvents(store)).toHaveLength(8);
    await waiting.stop();
    await store.close();
  });

  it('stops for good where the store is not the one that was signed, and signs nothing', async () => {
    await fill(store, 50);
    const first = keep();
    await first.hears('live');
    await first.stop();
    await store.close();
    const db = new Database(folder.path('events.db'));
    db.exec(`UPDATE events SET data = replace(data, 'torkham-pk', 'torkham-af') WHERE position = 33`);
    db.close();
    store = await openWithoutThread({ file: folder.path('events.db') });
    const again = keep();
    await again.hears('stopped: LogContradicted');
    expect(again.status.stopped).toMatch(/contradicts the signed log first at position 33: leaf 26 /);
    await fill(store, 5);
    expect(await PublishedLog.read(place, (log) => Promise.resolve(log.size))).toBe(40);
    await again.stop();
    await store.close();
  });

  it.each([
    [
      'the log is gone, but not its keys',
      () => {
        rmSync(place.folder, { recursive: true });
      },
      'LogDamaged',
    ],
    [
      'its keys are gone',
      () => {
        rmSync(place.keyFolder, { recursive: true });
      },
      'KeysUnusable',
    ],
  ])('stops for good where %s', async (_, harm, name) => {
    await fill(store, 5);
    const first = keep();
    await first.hears('live');
    await first.stop();
    harm();
    const again = keep();
    await again.hears(`stopped: ${name}`);
    await again.stop();
    await store.close();
  });

  it('asks a store that does not answer again, and goes on', async () => {
    await fill(store, 5);
    let answers = false;
    const subscribe: EventStore['subscribe'] = (options) => {
      if (answers) return store.subscribe(options);
      answers = true;
      throw new Error('The store does not answer.');
    };
    const failing = new Proxy(store, {
      get: (whole, name) => {
        if (name === 'subscribe') return subscribe;
        const own: unknown = Reflect.get(whole, name);
        return typeof own === 'function' ? (own.bind(whole) as unknown) : own;
      },
    });
    const kept = keep(failing);
    await kept.hears('live');
    expect(kept.heard).toEqual(['active', 'failed', 'active', 'live', 'size 4']);
    await kept.stop();
    await store.close();
  });
});
