import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { OtherClient, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { confirmTail } from '../log/confirm-log.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { catchUp, fill, placeIn, PREFIXES } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { eventsOfStore } from './audited-events.js';
import { type Verdict } from './verdict.js';
import { verdictOf } from './verdict-of.js';
import { verifyLog } from './verify-log.js';

const temporary = temporaryFolder();
afterAll(() => {
  temporary.remove();
});

let rounds = 0;
let standIn: StandIn;
let store: EventStore;
let log: TransparencyLog;
let other: OtherClient;
beforeEach(async () => {
  standIn = await startStandIn();
  store = await openEventStoreDb({ url: standIn.url });
  other = new OtherClient(standIn.url);
  log = await TransparencyLog.open(placeIn(temporary, `log-${rounds++}`));
  await fill(store, 30);
  await catchUp(log, store);
});
afterEach(async () => {
  await log.close();
  await other.close();
  await store.close();
  await standIn.stop();
});

function verified(): Promise<Verdict> {
  const files = { log: log.tiles, verifierKeys: log.verifierKeys };
  return verdictOf(verifyLog({ events: eventsOfStore(store, PREFIXES), streamPrefixes: PREFIXES, ...files }));
}

const WAYS: [string, () => Promise<unknown>][] = [
  ['deleted', () => other.client.deleteStream('convoy-c2')],
  ['deleted for ever', () => other.client.tombstoneStream('convoy-c2')],
  ['cut off', () => other.client.setStreamMetadata('convoy-c2', { truncateBefore: 2 })],
];

describe('a stream of the log that somebody removed in the store', () => {
  it.each(WAYS)(
    'is named where it was %s, before a scavenge and after it, and the log goes on',
    async (_, remove) => {
      expect(await verified()).toMatchObject({ outcome: 'intact' });
      await remove();
      expect(await verified()).toMatchObject({
        outcome: 'broken',
        fault: {
          code: 'stream-removed',
          sentence: expect.stringMatching(
            /^The stream convoy-c2 was .* All its events are still in the store/,
          ),
        },
      });
      standIn.scavenge();
      expect(await verified()).toMatchObject({
        fault: { code: 'missing', sentence: expect.stringContaining('revision 0 of convoy-c2') },
      });

      await confirmTail(log, store, PREFIXES);
      const { size } = log;
      await store.append(
        'convoy-c1',
        [{ id: crypto.randomUUID(), type: 'CheckpointPassed', data: {}, metadata: {} }],
        'any',
      );
      await catchUp(log, store);
      expect(log.size).toBe(size + 1);
    },
  );
});
