import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptLoss, type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { encodeLeaf, leafHash, provesConsistency, provesInclusion } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { catchUp, coveredEvents, fill, placeIn, PREFIXES } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { eventsOfStore } from '../verify/audited-events.js';
import { type Verdict } from '../verify/verdict.js';
import { verdictOf } from '../verify/verdict-of.js';
import { verifyLog } from '../verify/verify-log.js';
import { confirmLog } from './confirm-log.js';
import { type LogPlace } from './log-folder.js';
import { LogContradicted, LogDamaged } from './log.errors.js';
import { LOST_FILE } from './lost-leaves.js';
import { rebuildLog } from './rebuild-log.js';
import { receiptFor } from './receipt.js';
import { TransparencyLog } from './transparency-log.js';

const temporary = temporaryFolder();
afterAll(() => {
  temporary.remove();
});

let files = 0;
let opened: EventStore[] = [];
let log: TransparencyLog;
let place: LogPlace;
beforeEach(async () => {
  place = placeIn(temporary, `log-${files++}`);
  log = await TransparencyLog.open(place);
});
afterEach(async () => {
  await log.close();
  for (const store of opened) await store.close();
  opened = [];
});

async function fresh(): Promise<EventStore> {
  const store = await openWithoutThread({ file: temporary.path(`events-${files++}.db`) });
  opened.push(store);
  return store;
}

/** A backup of a store, from before its last events. */
async function olderCopyOf(store: EventStore, events: number): Promise<EventStore> {
  const copy = await fresh();
  const { events: kept } = await store.readAll({ limit: events });
  for (const { stream, revision, id, type, data, metadata } of kept)
    await copy.append(stream, [{ id, type, data, metadata }], revision === 0 ? 'none' : revision - 1);
  // `recordedAt` is in the leaf: a backup has it as it was.
  const recordedAt = new Map(kept.map((event) => [event.position, event.recordedAt]));
  const asRecorded = <Event extends { position: bigint; recordedAt: string }>(event: Event): Event => ({
    ...event,
    recordedAt: recordedAt.get(event.position) ?? event.recordedAt,
  });
  return {
    append: (...args) => copy.append(...args),
    head: () => copy.head(),
    close: () => copy.close(),
    readStream: async (...args) => {
      const page = await copy.readStream(...args);
      return { ...page, events: page.events.map(asRecorded) };
    },
    readAll: async (...args) => {
      const page = await copy.readAll(...args);
      return { ...page, events: page.events.map(asRecorded) };
    },
    async *subscribe(options) {
      for await (const step of copy.subscribe(options))
        yield { ...step, events: step.events.map(asRecorded) };
    },
  };
}

/** As a start does, until the log has everything. */
async function goOn(store: EventStore): Promise<void> {
  await confirmLog(log, store);
  await catchUp(log, store);
}

const accepting = { by: 'amina', reason: 'the disk\nbroke', found: [] };

function verified(store: EventStore): Promise<Verdict> {
  const files = { log: tilesInFolder(place.folder), verifierKeys: log.verifierKeys };
  return verdictOf(verifyLog({ events: eventsOfStore(store, PREFIXES), streamPrefixes: PREFIXES, ...files }));
}

describe('a log whose store lost events', () => {
  it('stops until a person has accepted the loss, then goes on after what it had signed', async () => {
    const store = await fresh();
    await fill(store, 340);
    await goOn(store);
    const [before, first] = [log.checkpoint, (await coveredEvents(await olderCopyOf(store, 150))).length];
    const copy = await olderCopyOf(store, 150);
    await fill(copy, 5);
    await expect(goOn(copy)).rejects.toThrow(LogContradicted);
    await acceptLoss(copy, accepting);
    await fill(copy, 120);
    await goOn(copy);

    expect(log.size).toBe(before.size + (await coveredEvents(copy)).length - first);
    expect(log.lost).toEqual([
      expect.objectContaining({
        first,
        size: before.size,
        losses: 1,
        by: 'amina',
        reason: 'the disk\nbroke',
      }),
    ]);
    const grown = { first: before, second: log.checkpoint };
    expect(provesConsistency(grown, await log.proveConsistency(before.size), nodeCrypto)).toBe(true);
    for (const [at, event] of (await coveredEvents(copy)).entries()) {
      if (at % 9 !== 0 && Math.abs(at - first) > 2) continue;
      const receipt = await receiptFor(log, copy, event.stream, event.id);
      if (receipt.outcome !== 'logged') throw new Error(receipt.outcome);
      const hash = leafHash(encodeLeaf(event, nodeCrypto), nodeCrypto);
      const { leaf: index, checkpoint } = receipt;
      expect(provesInclusion({ ...checkpoint, index, leafHash: hash }, receipt.proof, nodeCrypto)).toBe(true);
    }
  });

  it('is found intact, but for what it names as lost for ever, also after another start and another loss', async () => {
    const store = await fresh();
    await fill(store, 400);
    await goOn(store);
    let copy = await olderCopyOf(store, 250);
    await acceptLoss(copy, accepting);
    await fill(copy, 100);
    await goOn(copy);
    await log.close();
    log = await TransparencyLog.open(place);
    await fill(copy, 20);
    await goOn(copy);
    expect(await verified(copy)).toMatchObject({
      outcome: 'intact',
      unsigned: 0,
      lost: [{ first: 200, size: 320 }],
    });

    copy = await olderCopyOf(copy, 300);
    await expect(goOn(copy)).rejects.toThrow(LogContradicted);
    expect(await verified(copy)).toMatchObject({ outcome: 'broken' });
    await acceptLoss(copy, { ...accepting, by: 'omar' });
    await fill(copy, 7);
    await goOn(copy);
    expect(await verified(copy)).toMatchObject({
      outcome: 'intact',
      lost: [{ by: 'amina' }, { by: 'omar' }],
    });
  });

  it('remembers a loss that took nothing it had signed, so that it stands for no other', async () => {
    const store = await fresh();
    await fill(store, 40);
    await goOn(store);
    await acceptLoss(store, accepting);
    await fill(store, 10);
    await goOn(store);
    expect([log.losses, await verified(store)]).toMatchObject([1, { outcome: 'intact' }]);
    await expect(goOn(await olderCopyOf(store, 45))).rejects.toThrow(LogContradicted);
  });

  it('is broken where nobody with its key has signed the loss, and is not derived again from the store', async () => {
    const store = await fresh();
    await fill(store, 40);
    await goOn(store);
    const copy = await olderCopyOf(store, 20);
    await acceptLoss(copy, accepting);
    await fill(copy, 10);
    await goOn(copy);
    await log.close();
    await expect(rebuildLog(place, copy)).rejects.toThrow(LogDamaged);
    const file = join(place.folder, LOST_FILE);
    writeFileSync(file, readFileSync(file, 'utf8').replace('amina', 'omars'));
    expect(await verified(copy)).toMatchObject({ outcome: 'broken' });
    log = await TransparencyLog.open(place);
  });
});
