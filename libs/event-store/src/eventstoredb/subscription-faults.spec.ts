import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../event-store.errors.js';
import { type EventStore } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { follow } from '../testing/following.js';
import { freshName, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { type Fault } from '../testing/stand-in/faults.js';
import { type StandIn, type StandInOptions, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';
import { type EventStoreDbOptions } from './settings.js';

const ended: (() => Promise<void>)[] = [];
const versions = ['24.10.0', '22.10.0', '21.10.0'];

async function open(
  options: StandInOptions = {},
  more: Partial<EventStoreDbOptions> = {},
): Promise<{ standIn: StandIn; store: EventStore }> {
  const standIn = await startStandIn(options);
  const store = await openEventStoreDb({ url: standIn.url, ...more });
  ended.push(
    () => standIn.stop(),
    () => store.close(),
  );
  return { standIn, store };
}

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

describe.each(versions)('a subscription to a server of version %s', (version) => {
  it.each<[string, Fault]>([
    ['is cut off in the middle', { on: 'subscribe', does: 'cut', afterEvents: 7 }],
    ['is cut off before its first event', { on: 'subscribe', does: 'cut' }],
    ['reaches a node that is not the leader', { on: 'subscribe', does: 'not-leader' }],
  ])('goes on without gap or repeat where it %s, several times', async (_, fault) => {
    const { standIn, store } = await open({ version });
    const stream = freshName();
    for (let n = 0; n < 40; n++) {
      await appended(store, stream, [sampleEvent(n)]);
      await appended(store, freshName('other'), [sampleEvent(n)]);
    }
    const met = [standIn.play(fault), standIn.play(fault), standIn.play(fault)];
    const { events } = await follow(
      store,
      { streamPrefixes: [stream] },
      (followed, step) => followed.events.length >= 40 && step.live,
    );
    await Promise.all(met);
    expect(events.map((event) => event.data['n'])).toEqual(Array.from({ length: 40 }, (_n, n) => n));
  });

  it('goes on without gap or repeat where the server restarts while it is live', async () => {
    const { standIn, store } = await open({ version });
    const stream = freshName();
    let n = 0;
    const { events } = await follow(store, { streamPrefixes: [stream] }, async (followed, step) => {
      if (!step.live || followed.events.length < n) return false;
      if (n % 6 === 3) {
        await standIn.goDown();
        await standIn.comeUp();
      }
      await appended(store, stream, sampleEvents(3, n));
      n += 3;
      return followed.events.length >= 15;
    });
    expect(events.slice(0, 15).map((event) => event.data['n'])).toEqual(
      Array.from({ length: 15 }, (_, i) => i),
    );
  });

  it('takes a checkpoint for no more than it says: the event that begins there is still to come', async () => {
    const { standIn, store } = await open({ version });
    const [wanted, other] = [freshName(), freshName('other')];
    await appended(store, other, sampleEvents(5));
    const after = await store.head();
    // As many as the server looks at before it reports progress, and right after them the event we want.
    await appended(store, other, sampleEvents(1_000));
    await appended(store, wanted, [sampleEvent(7)]);
    void standIn.play({ on: 'subscribe', does: 'hang' });

    const options = { streamPrefixes: [wanted] };
    const { steps } = await follow(store, { after, ...options }, (_, step) => step.position > after);
    const rest = await store.readAll({ after: steps.at(-1)?.position ?? 0n, ...options });
    expect(rest.events.map((event) => event.data['n'])).toEqual([7]);
    const { events } = await follow(store, { after: steps.at(-1)?.position ?? 0n, ...options }, (f) => {
      return f.events.length > 0;
    });
    expect(events.map((event) => event.data['n'])).toEqual([7]);
  });
});

describe('a subscription', () => {
  it('begins again where the server does not confirm it', async () => {
    const { standIn, store } = await open({}, { deadlineMs: 150 });
    const met = standIn.play({ on: 'subscribe', does: 'slow', ms: 1_000 });
    await follow(store, {}, (_, step) => step.live);
    await met;
  });

  it('ends as unavailable where the server stays away', async () => {
    const { standIn, store } = await open({}, { deadlineMs: 100, patienceMs: 300 });
    const following = follow(store, {}, async (_, step) => {
      if (step.live) await standIn.goDown();
      return false;
    });
    await expect(following).rejects.toThrow(EventStoreUnavailable);
  });

  it('holds the server back while its reader is busy', async () => {
    const { standIn, store } = await open();
    const stream = freshName();
    for (let n = 0; n < 6; n++) await appended(store, stream, sampleEvents(500, n * 500));
    const before = standIn.sent();
    let [sentMeanwhile, count] = [0, 0];
    for await (const step of store.subscribe({ streamPrefixes: [stream] })) {
      if (count === 0) {
        // Time enough for the server to send everything, were it not held back.
        for (let n = 0; n < 500; n++) await store.readStream('nothing');
        sentMeanwhile = standIn.sent() - before;
      }
      count += step.events.length;
      if (count >= 3_000) break;
    }
    expect(count).toBe(3_000);
    expect(sentMeanwhile).toBeLessThan(1_500);
  });
});
