import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { follow } from '../testing/following.js';
import { OtherClient, type RawEvent } from '../testing/other-client.js';
import { EVERY_SERVER } from '../testing/servers/real-server.js';
import { freshName, readWholeStore, sampleEvents } from '../testing/sample-events.js';
import { openEventStoreDb } from './open.js';

const MALFORMED: Readonly<Record<string, RawEvent>> = {
  'an array': { data: '[1,2]' },
  'a string': { data: '"torkham"' },
  null: { data: 'null' },
  'binary data': { contentType: 'application/octet-stream', data: Buffer.from([0, 255, 1]) },
  'JSON that is called binary': { contentType: 'application/octet-stream', data: '{"a":1}' },
  'bad JSON': { data: '{"a":' },
  'no data': { data: '' },
  'binary metadata': { data: '{}', metadata: Buffer.from([255, 0]) },
  'an array as metadata': { data: '{}', metadata: '[]' },
};

describe.each(EVERY_SERVER)('events that others wrote into our streams on $name', (engine) => {
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

  it.each(Object.keys(MALFORMED))(
    'are given with their bytes where they hold %s, and hold nobody up',
    async (what) => {
      const stream = freshName('convoy');
      const after = await opened().head();
      const written = MALFORMED[what] as RawEvent;
      await appended(opened(), stream, sampleEvents(1), 'none');
      const id = await (other as OtherClient).append(stream, written);
      await appended(opened(), stream, sampleEvents(1, 1), 1);

      const { events } = await opened().readStream(stream);
      expect(events.map(({ raw }) => raw !== undefined)).toEqual([false, true, false]);
      const { contentType = 'application/json', data = '', metadata = '{}' } = written;
      expect(events[1]).toMatchObject({ id, revision: 1, data: {}, metadata: {} });
      expect(events[1]?.raw).toEqual({
        contentType,
        dataBase64: Buffer.from(data).toString('base64'),
        metadataBase64: Buffer.from(metadata).toString('base64'),
      });
      expect(await readWholeStore(opened(), after, [stream])).toEqual(events);
      const followed = await follow(opened(), { after, streamPrefixes: [stream] }, (_f, step) => step.live);
      expect(followed.events).toEqual(events);
    },
  );

  it('are read as ever where they hold a JSON object without metadata', async () => {
    const stream = freshName('convoy');
    await (other as OtherClient).append(stream, { data: '{"a":1}', metadata: '' });
    const [event] = (await opened().readStream(stream)).events;
    expect(event).toMatchObject({ data: { a: 1 }, metadata: {} });
    expect(event?.raw).toBeUndefined();
  });
});
