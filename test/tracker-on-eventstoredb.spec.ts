import { startStandIn } from '#kafila/event-store/testing';
import { expect, it } from '@jest/globals';
import { Api } from './kit/api.js';
import { plan } from './kit/reports.js';
import { startService, temporaryFolder } from './kit/service.js';

it('the tracker shows what it takes in, with its events in EventStoreDB', async () => {
  const [folder, server] = [temporaryFolder(), await startStandIn()];
  const tracker = await startService('tracker', {
    KAFILA_DATA_DIR: folder.path,
    EVENT_STORE_URL: server.url,
  });
  const api = new Api(tracker.url);
  const planned = await api.post('/convoys', plan('c1'));
  const shown = await api.get(`/convoys/c1?waitFor=${String(planned.body['position'])}`);
  expect([planned.status, shown.status, shown.body['status']]).toEqual([201, 200, 'planned']);
  expect(await tracker.stop()).toBe(0);
  await server.stop();
  folder.remove();
}, 30_000);
