import { startStandIn } from '#kafila/event-store/testing';
import { describe, expect, it } from '@jest/globals';
import { type Answer, Api } from './kit/api.js';
import { plan, report } from './kit/reports.js';
import { startService, temporaryFolder } from './kit/service.js';

/** Sends a report many times, twenty at a time, to all of these services in turn. */
async function sendCopies(apis: readonly Api[], body: object, copies: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  let sent = 0;
  const connection = async (): Promise<void> => {
    while (sent < copies) {
      const api = apis[sent++ % apis.length];
      if (api) answers.push(await api.post('/reports', body));
    }
  };
  await Promise.all(Array.from({ length: 20 }, connection));
  return answers;
}

function receipts(answers: readonly Answer[]): Set<string> {
  return new Set(answers.map(({ body: { outcome, ...receipt } }) => JSON.stringify(receipt)));
}

function recorded(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ body }) => body['outcome'] === 'recorded');
}

describe('the same report', () => {
  it('sent a thousand times over twenty connections is one event, with a thousand equal receipts, also after a restart', async () => {
    const folder = temporaryFolder();
    const body = report('c1', { unit: { unitId: 'u1', clockAt: '2026-03-03T04:00:10+05:00' } });

    const before = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    await new Api(before.url).post('/convoys', plan('c1'));
    const first = await sendCopies([new Api(before.url)], body, 1000);
    expect(await before.stop()).toBe(0);

    const after = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    const api = new Api(after.url);
    // The unit's clock has gone on; the report is the same.
    const later = await api.post('/reports', {
      ...body,
      unit: { unitId: 'u1', clockAt: '2026-03-06T09:00:00+05:00' },
    });
    const next = await api.post('/reports', report('c1'));
    await after.stop();
    folder.remove();

    expect(first).toHaveLength(1000);
    expect(recorded(first)).toHaveLength(1);
    expect(first.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(receipts([...first, later]).size).toBe(1);
    expect([later.status, later.body['outcome']]).toEqual([200, 'duplicate']);
    expect(next.body['revision']).toBe(Number(later.body['revision']) + 1);
  });

  it('sent to two processes at once is one event with equal receipts, on EventStoreDB', async () => {
    const [folder, server] = [temporaryFolder(), await startStandIn()];
    const settings = { KAFILA_DATA_DIR: folder.path, EVENT_STORE_URL: server.url };
    const services = await Promise.all([startService('intake', settings), startService('intake', settings)]);
    const apis = services.map(({ url }) => new Api(url));
    await apis[0]?.post('/convoys', plan('c1'));
    const bodies = [report('c1'), report('c1'), report('c1')];
    const answers = await Promise.all(bodies.map((body) => sendCopies(apis, body, 300)));
    await Promise.all(services.map((service) => service.stop()));
    const inStream = server.count('convoy-c1');
    await server.stop();
    folder.remove();

    expect(inStream).toBe(3 + bodies.length);
    for (const copies of answers) {
      // Two processes that append the same event at the same revision at once are both told that it was written.
      expect(recorded(copies).length).toBeGreaterThanOrEqual(1);
      expect(recorded(copies).length).toBeLessThanOrEqual(services.length);
      expect(receipts(copies).size).toBe(1);
    }
  });

  it('under a known id with other content is refused with both digests, and changes nothing', async () => {
    const folder = temporaryFolder();
    const service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    const api = new Api(service.url);
    await api.post('/convoys', plan('c1'));
    const body = report('c1');
    const first = await api.post('/reports', body);
    const other = await api.post('/reports', { ...body, place: 'islamabad' });
    const again = await api.post('/reports', body);
    await service.stop();
    folder.remove();

    expect([other.status, other.body['code']]).toEqual([409, 'report-id-reused']);
    expect(other.body['knownDigest']).toMatch(/^[0-9a-f]{64}$/);
    expect(other.body['sentDigest']).toMatch(/^[0-9a-f]{64}$/);
    expect(other.body['sentDigest']).not.toBe(other.body['knownDigest']);
    expect(again.body).toEqual({ ...first.body, outcome: 'duplicate' });
  });
});

describe('the same decision', () => {
  it('under the same key gets its first answer, also after a restart; another decision under it is refused', async () => {
    const folder = temporaryFolder();
    const { convoyId, ...withoutId } = plan('unused') as { convoyId: string };
    const key = { 'idempotency-key': 'desk-1' };

    const before = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    const first = await new Api(before.url).post('/convoys', withoutId, key);
    await before.stop();
    const after = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    const api = new Api(after.url);
    const again = await api.post('/convoys', withoutId, key);
    const other = await api.post('/convoys', { ...withoutId, regime: 'QTTA' }, key);
    // Its trucks are in the first convoy by now.
    const without = await api.post('/convoys', { ...withoutId, vehicles: [] });
    await after.stop();
    folder.remove();

    expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
    expect(again.body).toEqual(first.body);
    expect(other.body['code']).toBe('idempotency-key-reused');
    expect(without.body['convoyId']).not.toBe(first.body['convoyId']);
  });
});
