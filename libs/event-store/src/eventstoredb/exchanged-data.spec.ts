import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { OtherClient } from '../testing/other-client.js';
import { sampleEvents } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';

describe('a stand-in whose data are exchanged while it is used, as those of no real server can be by a test', () => {
  let [standIn, store]: [StandIn?, EventStore?] = [];
  const server = (): StandIn => standIn as StandIn;
  const opened = (): EventStore => store as EventStore;
  beforeEach(async () => {
    standIn = await startStandIn();
    store = await openEventStoreDb({ url: standIn.url });
  });
  afterEach(async () => {
    await store?.close();
    await standIn?.stop();
  });
  const lastOf = async (stream: string, count: number): Promise<bigint> =>
    (await appended(opened(), stream, sampleEvents(count))).at(-1)?.position ?? 0n;

  it('has the head that it has now, never one that was seen before', async () => {
    const kept = await lastOf('convoy-1', 5);
    const backup = server().backUp();
    await lastOf('convoy-2', 25);
    server().writeOwn(3);
    expect(await opened().head()).toBe(await opened().head());
    server().putBack(backup);
    expect(await opened().head()).toBe(kept);
    server().writeOwn(300);
    expect(await opened().head()).toBe(kept);
    server().putBack();
    server().writeOwn(300);
    expect(await opened().head()).toBe(0n);
  });

  it('has no head that was deleted and scavenged', async () => {
    const last = await lastOf('convoy-1', 5);
    await lastOf('orders-1', 1);
    server().writeOwn();
    await opened().head();
    const other = new OtherClient(server().url);
    await other.client.tombstoneStream('orders-1');
    await other.close();
    server().scavenge();
    expect(await opened().head()).toBe(last);
  });

  it('is told of before anything is read or written again', async () => {
    let lost = 0;
    opened().onConnectionLost?.(() => lost++);
    await lastOf('convoy-1', 1);
    expect(lost).toBe(0);
    server().putBack();
    await opened().readStream('convoy-1');
    expect(lost).toBeGreaterThan(0);
    lost = 0;
    await server().goDown();
    await server().comeUp();
    await appended(opened(), 'convoy-1', sampleEvents(1));
    expect(lost).toBeGreaterThan(0);
  });
});
