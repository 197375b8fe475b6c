import { EventStoreChanged, NO_ANCHORS } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendTrips } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { whileSure } from './serve-folding.js';

/** A store, and what loses the connection to it. */
async function onStore<T>(
  test: (store: Parameters<typeof whileSure>[0], lose: () => void) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kafila-while-sure-'));
  const store = await openWithoutThread({ file: join(folder, 'events.db') });
  await appendTrips(store, [roadTrip(1)]);
  let lose = (): void => undefined;
  const onConnectionLost = (lost: () => void): void => {
    lose = lost;
  };
  try {
    const readStream: typeof store.readStream = (...args) => store.readStream(...args);
    const readAll: typeof store.readAll = (...args) => store.readAll(...args);
    return await test({ readStream, readAll, onConnectionLost }, () => {
      lose();
    });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

describe('work that is done while a store is known', () => {
  it('is done again where the connection was lost meanwhile', () =>
    onStore(async (store, lose) => {
      let times = 0;
      const work = whileSure(store, NO_ANCHORS, (asked: string) => {
        if (++times < 3) lose();
        return Promise.resolve(`${asked} ${times}`);
      });
      expect(await work('folded')).toBe('folded 3');
      expect(await work('folded')).toBe('folded 4');
    }));

  it('is refused where the store does not have what it had', () =>
    onStore(async (store) => {
      const gone = { stream: 'convoy-road-1', revision: 99, id: 'x', position: 99n };
      const work = whileSure(store, { ...NO_ANCHORS, events: [gone] }, () => Promise.resolve());
      await expect(work(undefined)).rejects.toThrow(EventStoreChanged);
    }));
});
