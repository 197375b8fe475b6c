import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptLoss, type EventStore, openEventStoreDb } from '#kafila/event-store';
import { type EmptyStores, EVERY_SERVER, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { catchUp, coveredEvents, fill, placeIn, PREFIXES } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { confirmTail } from './confirm-log.js';
import { keepLog } from './keep-log.js';
import { TransparencyLog } from './transparency-log.js';

const temporary = temporaryFolder();
afterAll(() => {
  temporary.remove();
});

let rounds = 0;
let [standIn, store]: [StandIn?, EventStore?] = [];
let ending: (() => Promise<unknown>)[];
const server = (): StandIn => standIn as StandIn;
const opened = (): EventStore => store as EventStore;
beforeEach(async () => {
  ending = [];
  rounds++;
  standIn = await startStandIn();
  store = await openEventStoreDb({ url: standIn.url, showsWithinMs: 0 });
});
afterEach(async () => {
  for (const end of ending) await end();
  await store?.close();
  await standIn?.stop();
});

function keep() {
  const stop = new AbortController();
  const kept = keepLog({
    place: placeIn(temporary, `log-${rounds}`),
    store: opened(),
    signal: stop.signal,
    restMs: 0,
  });
  const end = async (): Promise<void> => {
    stop.abort();
    await kept.finished;
  };
  ending.push(end);
  return { ...kept, end };
}

async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Long enough for a subscription to begin, and to move past what is the server's own. */
function subscribed(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 400));
}

describe('a log whose store, on a stand-in because no real server can be emptied, is exchanged while it is kept up with it', () => {
  it.each([
    ['since it was started', false],
    ['before it was started', true],
  ])(
    'signs nothing of an older copy that lacks what it signed %s, however it grows',
    async (_, restarted) => {
      await fill(opened(), 10);
      const backup = server().backUp();
      await fill(opened(), 30);
      const { length } = await coveredEvents(opened());
      let { status, end } = keep();
      await eventually(() => status.size === length);
      if (restarted) {
        await end();
        ({ status, end } = keep());
        await eventually(() => status.size === length);
      }
      server().putBack(backup);
      await fill(opened(), 60);
      await eventually(() => status.stopped !== null);
      expect(status).toMatchObject({ size: length });
      expect(status.stopped).toContain('The event store contradicts the signed log');
      await end();
      const again = keep();
      await eventually(() => again.status.stopped !== null);
      await again.end();

      await acceptLoss(opened(), { by: 'amina', reason: 'the disk broke', found: [] });
      const goesOn = keep();
      await eventually(() => goesOn.status.size > length);
      expect(goesOn.status.stopped).toBeNull();
    },
  );

  it('goes on without a gap on a copy that lacks only what the server wrote of its own', async () => {
    await fill(opened(), 20);
    const backup = server().backUp();
    server().writeOwn(1_200);
    const { status } = keep();
    await eventually(() => status.size === 16);
    await subscribed();
    server().putBack(backup);
    await fill(opened(), 5);
    await eventually(() => status.size === 20);
  });
});

const FOREIGN: readonly [string, () => Promise<Pick<EmptyStores, 'open' | 'stop'>>][] = [
  ...(['refused', 'read as the end'] as const).map((foreignPositions): (typeof FOREIGN)[number] => [
    `a stand-in, where positions of others are ${foreignPositions}`,
    async () => {
      const another = await startStandIn({ foreignPositions, firstPosition: 1_007n });
      const foreign = await openEventStoreDb({ url: another.url, patienceMs: 1_000 });
      const stop = async (): Promise<void> => {
        await foreign.close();
        await another.stop();
      };
      return { open: () => Promise.resolve(foreign), stop };
    },
  ]),
  ...EVERY_SERVER.slice(1).map(({ name, emptyStores }): (typeof FOREIGN)[number] => [name, emptyStores]),
];

describe('a log of more leaves than a start compares', () => {
  it.each(FOREIGN)('names the first leaf that is not there, on %s', async (_, begin) => {
    await fill(opened(), 330);
    const log = await TransparencyLog.open(placeIn(temporary, `log-${rounds}`));
    ending.push(() => log.close());
    await catchUp(log, opened());
    const another = await begin();
    ending.push(another.stop);
    const foreign = await another.open();
    await expect(confirmTail(log, foreign, PREFIXES)).rejects.toThrow('the store ends after 0 of them');
    await fill(foreign, 10);
    await expect(confirmTail(log, foreign, PREFIXES)).rejects.toMatchObject({
      name: 'LogContradicted',
      leaf: 0,
      message: expect.stringMatching(
        /leaf 0 is revision 0 of convoy-c1 .*; the store has revision 0 of convoy-c1/,
      ),
    });
  });

  it('names the first leaf that an older copy lacks, however many that are and however it grew', async () => {
    await fill(opened(), 20);
    const backup = server().backUp();
    await fill(opened(), 330);
    const log = await TransparencyLog.open(placeIn(temporary, `log-${rounds}`));
    ending.push(() => log.close());
    await catchUp(log, opened());
    server().putBack(backup);
    const refused = () => expect(confirmTail(log, opened(), PREFIXES)).rejects;
    await refused().toMatchObject({ name: 'LogContradicted', leaf: 16 });
    await fill(opened(), 30);
    await refused().toMatchObject({ name: 'LogContradicted', leaf: 16 });
  });
});
