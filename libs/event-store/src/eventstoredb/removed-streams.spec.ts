import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StreamRemoved } from '../event-store.errors.js';
import { type EventStore } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { follow } from '../testing/following.js';
import { OtherClient } from '../testing/other-client.js';
import { EVERY_SERVER } from '../testing/servers/real-server.js';
import { freshName, readWholeStore, sampleEvents } from '../testing/sample-events.js';
import { openEventStoreDb } from './open.js';

type Removing = (other: OtherClient, stream: string) => Promise<unknown>;

const WAYS: [string, 'deleted' | 'truncated', Removing][] = [
  ['deleted', 'deleted', ({ client }, stream) => client.deleteStream(stream)],
  ['deleted for ever', 'deleted', ({ client }, stream) => client.tombstoneStream(stream)],
  ['cut off', 'truncated', ({ client }, stream) => client.setStreamMetadata(stream, { truncateBefore: 2 })],
  [
    'cut off wholly',
    'truncated',
    ({ client }, stream) => client.setStreamMetadata(stream, { truncateBefore: 9 }),
  ],
  ['counted out', 'truncated', ({ client }, stream) => client.setStreamMetadata(stream, { maxCount: 2 })],
  ['aged out', 'truncated', ({ client }, stream) => client.setStreamMetadata(stream, { maxAge: 0 })],
];

describe.each(EVERY_SERVER)('a stream that somebody removed on $name', (engine) => {
  let [server, store, other]: [Awaited<ReturnType<typeof engine.start>>?, EventStore?, OtherClient?] = [];
  const opened = (): EventStore => store as EventStore;
  beforeAll(async () => {
    server = await engine.start();
    store = await openEventStoreDb({ url: server.url });
    other = new OtherClient(server.url);
  }, 120_000);
  afterAll(async () => {
    await other?.close();
    await store?.close();
    await server?.stop();
  });

  it.each(WAYS)(
    'is refused by name where it was %s, and told of to who reads or follows all',
    async (_way, how, remove) => {
      const [stream, after] = [freshName('convoy'), await opened().head()];
      await appended(opened(), stream, sampleEvents(5), 'none');
      expect((await opened().readStream(stream)).events).toHaveLength(5);
      await remove(other as OtherClient, stream);

      const reading = opened().readStream(stream);
      await expect(reading).rejects.toThrow(StreamRemoved);
      await expect(reading).rejects.toMatchObject({ stream, how });
      expect(await opened().isRemoved?.(stream, 0)).toBe(true);
      expect(await readWholeStore(opened(), after, [stream])).toHaveLength(5);
      expect((await opened().readAll({ after, streamPrefixes: [stream] })).removed).toMatchObject([
        { stream },
      ]);
      const { steps } = await follow(opened(), { after, streamPrefixes: [stream] }, (_f, step) => step.live);
      expect(steps.flatMap(({ removed = [] }) => removed)).toMatchObject([{ stream }]);
    },
  );

  it('takes no append where it was deleted for ever', async () => {
    const stream = freshName('convoy');
    await appended(opened(), stream, sampleEvents(1), 'none');
    await (other as OtherClient).client.tombstoneStream(stream);
    await expect(opened().append(stream, sampleEvents(1), 0)).rejects.toMatchObject({ how: 'deleted' });
    await expect(opened().append(stream, sampleEvents(2), 'any')).rejects.toThrow(StreamRemoved);
  });

  it('is none where its metadata hide nothing, or where only its end is read', async () => {
    const stream = freshName('convoy');
    await appended(opened(), stream, sampleEvents(3), 'none');
    await (other as OtherClient).client.setStreamMetadata(stream, { maxCount: 10 });
    expect((await opened().readStream(stream)).events).toHaveLength(3);
    await (other as OtherClient).client.setStreamMetadata(stream, { truncateBefore: 2 });
    expect((await opened().readStream(stream, { from: 2 })).events).toHaveLength(1);
    expect((await opened().readStream(stream, { from: 3 })).events).toEqual([]);
    expect((await opened().readStream(stream, { direction: 'backwards' })).events).toHaveLength(1);
    expect(await opened().readStream(freshName('convoy'))).toMatchObject({ exists: false });
  });
});
