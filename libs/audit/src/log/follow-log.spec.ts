import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { openWithoutThread, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { encodeLeaf, leafHash, provesInclusion, toHex } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { catchUp, coveredEvents, fill, placeIn, PREFIXES, roadEvent } from '../testing/audited-world.js';
import { naiveRoot } from '../testing/naive-tree.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { eventsOfStore } from '../verify/audited-events.js';
import { verdictOf } from '../verify/verdict-of.js';
import { verifyLog } from '../verify/verify-log.js';
import { confirmTail } from './confirm-log.js';
import { followLog } from './follow-log.js';
import { LogContradicted, LogDamaged } from './log.errors.js';
import { rebuildLog } from './rebuild-log.js';
import { receiptFor } from './receipt.js';
import { TransparencyLog } from './transparency-log.js';

const temporary = temporaryFolder();
let rounds = 0;
let files = 0;

interface Stores {
  open(): Promise<EventStore>;
  stop(): Promise<void>;
}

const adapters: Record<string, () => Promise<Stores>> = {
  'the embedded store': () => {
    const file = temporary.path(`events-${files++}.db`);
    return Promise.resolve({ open: () => openWithoutThread({ file }), stop: () => Promise.resolve() });
  },
  EventStoreDB: async () => {
    const standIn: StandIn = await startStandIn();
    return { open: () => openEventStoreDb({ url: standIn.url }), stop: () => standIn.stop() };
  },
};

describe.each(Object.entries(adapters))('the log of %s', (_, start) => {
  let stores: Stores;
  let store: EventStore;
  let log: TransparencyLog;

  beforeEach(async () => {
    stores = await start();
    store = await stores.open();
    log = await TransparencyLog.open(placeIn(temporary, `log-${rounds++}`));
  });

  afterEach(async () => {
    await log.close();
    await store.close();
    await stores.stop();
  });

  const reopened = async (): Promise<TransparencyLog> => {
    await log.close();
    return TransparencyLog.open(placeIn(temporary, `log-${rounds - 1}`));
  };

  it('has every event of the streams it covers, in the order of positions, and goes on after a restart', async () => {
    await fill(store, 60);
    await catchUp(log, store);
    log = await reopened();
    await fill(store, 45);
    await catchUp(log, store);
    const events = await coveredEvents(store);
    expect(events).toHaveLength(84);
    expect(log.size).toBe(84);
    expect(toHex(log.checkpoint.root)).toBe(naiveRoot(events.map((event) => encodeLeaf(event, nodeCrypto))));
    const verdict = await verdictOf(
      verifyLog({
        events: eventsOfStore(store, PREFIXES),
        streamPrefixes: PREFIXES,
        log: log.tiles,
        verifierKeys: log.verifierKeys,
      }),
    );
    expect(verdict).toMatchObject({ outcome: 'intact', events: 84, unsigned: 0, checkpoints: [84] });
  });

  it('answers what an event has to show for itself: its leaf and its proof', async () => {
    await fill(store, 20);
    await catchUp(log, store);
    const events = await coveredEvents(store);
    for (const [index, event] of events.entries()) {
      const receipt = await receiptFor(log, store, event.stream, event.id);
      if (receipt.outcome !== 'logged') throw new Error(`Not logged: ${receipt.outcome}.`);
      expect([receipt.leaf, receipt.event]).toEqual([index, event]);
      const { size, root } = receipt.checkpoint;
      const claim = { index, size, root, leafHash: leafHash(encodeLeaf(event, nodeCrypto), nodeCrypto) };
      expect(provesInclusion(claim, receipt.proof, nodeCrypto)).toBe(true);
    }
    await store.append('convoy-c1', [roadEvent(99)], 'any');
    const [late] = (await coveredEvents(store)).slice(-1);
    expect(await receiptFor(log, store, 'convoy-c1', late?.id ?? '')).toMatchObject({
      outcome: 'not-logged-yet',
      logPosition: log.position,
    });
    expect(await receiptFor(log, store, 'convoy-c2', late?.id ?? '')).toEqual({
      outcome: 'no-such-event',
      streamExists: true,
    });
    expect(await receiptFor(log, store, 'convoy-c9', late?.id ?? '')).toEqual({
      outcome: 'no-such-event',
      streamExists: false,
    });
  });

  it('follows what is recorded while it follows', async () => {
    await fill(store, 5);
    const ending = new AbortController();
    await followLog({
      log,
      store,
      signal: ending.signal,
      published: ({ size }) => {
        if (size === 4) void fill(store, 5);
        if (size === 8) ending.abort();
      },
    });
    expect(log.size).toBe(8);
  });

  it('does not follow another store, nor one whose tail is gone', async () => {
    await fill(store, 30);
    await catchUp(log, store);
    const other = await start();
    const empty = await other.open();
    await expect(confirmTail(log, empty, log.streamPrefixes)).rejects.toThrow(
      'the store ends after 0 of them',
    );
    await fill(empty, 30);
    const refused = confirmTail(log, empty, log.streamPrefixes);
    await expect(refused).rejects.toThrow(LogContradicted);
    await expect(refused).rejects.toMatchObject({ leaf: 0, position: await log.positionOf(0) });
    await empty.close();
    await other.stop();
    await confirmTail(log, store, log.streamPrefixes);
  });

  it('is rebuilt from the store when asked, and only to the root that was signed', async () => {
    await fill(store, 400);
    await catchUp(log, store);
    const place = placeIn(temporary, `log-${rounds - 1}`);
    const { note } = log.checkpoint;
    await log.close();
    rmSync(join(place.folder, 'tile'), { recursive: true });
    rmSync(join(place.folder, 'positions'));
    await expect(TransparencyLog.open(place)).rejects.toThrow(LogDamaged);
    // 320 leaves: two tiles of leaves and two bundles, and a tile above.
    expect(await rebuildLog(place, store)).toBe(5);
    log = await TransparencyLog.open(place);
    expect([log.size, log.checkpoint.note]).toEqual([320, note]);
    await confirmTail(log, store, log.streamPrefixes);
    await log.close();

    const other = await start();
    const altered = await other.open();
    await fill(altered, 400);
    await expect(rebuildLog(place, altered)).rejects.toMatchObject({ name: 'LogContradicted', leaf: 0 });
    rmSync(join(place.folder, 'tile'), { recursive: true });
    await expect(rebuildLog(place, altered)).rejects.toThrow('no tile tells from where on');
    await altered.close();
    await other.stop();
    expect(await rebuildLog(place, store)).toBe(5);
    log = await TransparencyLog.open(place);
  });

  it('does not rebuild to a checkpoint that nobody signed', async () => {
    await fill(store, 5);
    await catchUp(log, store);
    const place = placeIn(temporary, `log-${rounds - 1}`);
    const { note } = log.checkpoint;
    await log.close();
    writeFileSync(join(place.folder, 'checkpoint'), note.replace('\n4\n', '\n3\n'));
    await expect(rebuildLog(place, store)).rejects.toThrow(LogDamaged);
    writeFileSync(join(place.folder, 'checkpoint'), note);
    log = await TransparencyLog.open(place);
  });
});

afterAll(() => {
  temporary.remove();
});
