import { mkdirSync } from 'node:fs';
import { type EventStore, openSqliteEventSource } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { followLog } from '../log/follow-log.js';
import { keepLog } from '../log/keep-log.js';
import { LogDamaged } from '../log/log.errors.js';
import { type LogPlace } from '../log/log-folder.js';
import { PublishedLog } from '../log/published-log.js';
import { fill, placeIn, roadEvent } from '../testing/audited-world.js';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { beginLog, beginLogAnew } from './begin-log.js';

let temporary: TemporaryFolder;
let store: EventStore;
beforeEach(async () => {
  temporary = temporaryFolder();
  store = await openWithoutThread({ file: temporary.path('events.db') });
});
afterEach(async () => {
  await store.close();
  temporary.remove();
});

/** Logs what the store has, and lets go. */
async function keptOnce(place: LogPlace): Promise<void> {
  const log = await TransparencyLog.open(place);
  const head = await store.head();
  const ending = new AbortController();
  const published = (): void => {
    if (log.position >= head) ending.abort();
  };
  published();
  await followLog({ log, store, signal: ending.signal, published }).finally(() => log.close());
}

describe('a transparency log', () => {
  it('begins once, of several services that begin it at the same moment', async () => {
    const place = { ...placeIn(temporary), origin: undefined };
    const begun = await Promise.all([1, 2, 3].map(() => beginLogAnew(place)));
    expect(begun.filter((one) => one)).toHaveLength(1);
    const keys = await PublishedLog.read(place, (log) => Promise.resolve(log.verifierKeys));
    expect(keys).toHaveLength(1);
  });

  it('begins where no event is that it would cover, or no store yet', async () => {
    await store.append('elsewhere-1', [roadEvent(1)], 'none');
    await beginLog(placeIn(temporary, 'first'), store);
    const absent = openSqliteEventSource({ file: temporary.path('absent.db') });
    await beginLog(placeIn(temporary, 'second'), absent);
    await absent.close();
    await fill(store, 3);
    await beginLog(placeIn(temporary, 'first'), store);
  });

  it('never begins under events that are there, unless a person says so', async () => {
    await fill(store, 3);
    const place = placeIn(temporary);
    await expect(beginLog(place, store)).rejects.toThrow(LogDamaged);
    await expect(beginLog(place, store)).rejects.toThrow(/there are events.*kafila begin-anew log/);
    expect(await beginLogAnew(place)).toBe(true);
    await beginLog(place, store);
  });

  it('goes on over further kinds of streams, where none of them exists yet, with the same leaves', async () => {
    const old = placeIn(temporary);
    await beginLog(old, store);
    await fill(store, 3);
    await keptOnce(old);
    const root = (place = old): Promise<unknown> =>
      PublishedLog.read(place, (log) =>
        log.leafHash(2).then((last) => [log.size, Buffer.from(last).toString('hex')]),
      );
    const before = await root();
    const place = { ...old, streamPrefixes: [...old.streamPrefixes, 'access-'] };
    await expect(keptOnce(place)).rejects.toThrow(LogDamaged);
    await beginLog(place, store);
    await keptOnce(place);
    expect(await root(place)).toEqual(before);
    await store.append('access-desk', [roadEvent(9)], 'none');
    await keptOnce(place);
    expect(await root(place)).not.toEqual(before);
    await expect(keptOnce(old)).rejects.toThrow(LogDamaged);
  });

  it('stops where events of further kinds were recorded beside it', async () => {
    const old = placeIn(temporary);
    await beginLog(old, store);
    await store.append('access-desk', [roadEvent(9)], 'none');
    const place = { ...old, streamPrefixes: [...old.streamPrefixes, 'access-'] };
    await expect(beginLog(place, store)).rejects.toThrow(/begin with access-.*beside it/);
  });

  it('goes on beginning where a process died while it did', async () => {
    const place = placeIn(temporary);
    mkdirSync(`${place.folder}.new`);
    await fill(store, 3);
    await beginLog(place, store);
    expect(await PublishedLog.read(place, (log) => Promise.resolve(log.size))).toBe(0);
  });

  it('stops for good where it is gone while a service runs that may not begin it', async () => {
    await fill(store, 3);
    const place = placeIn(temporary);
    const { signal } = new AbortController();
    const { status, finished } = keepLog({ place, store, signal, begin: () => beginLog(place, store) });
    await finished;
    expect(status.stopped).toMatch(/There is no transparency log/);
  });
});
