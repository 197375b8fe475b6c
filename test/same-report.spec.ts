import { timesTried } from '#kafila/domain/testing';
import { startStandIn } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Api } from './kit/api.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

/** A plan without trucks: a truck is in one convoy at a time. */
function withoutVehicles(convoyId: string): object {
  return { ...plan(convoyId), vehicles: [] };
}

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

const COPIES = timesTried(300, 1000);

/** A service that takes reports and decisions, is stopped, and starts again on the same store. */
describe('after a restart', () => {
  const folder = temporaryFolder();
  const sent = report('c1', { unit: { unitId: 'u1', clockAt: '2026-03-03T04:00:10+05:00' } });
  const { convoyId: _, ...decision } = plan('unused') as { convoyId: string };
  const key = { 'idempotency-key': 'desk-1' };
  let service: RunningService;
  let api: Api;
  let copies: readonly Answer[];
  let decided: Answer;
  let stopped: number | null;

  beforeAll(async () => {
    const before = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    const asked = new Api(before.url);
    decided = await asked.post('/convoys', decision, key);
    await asked.post('/convoys', withoutVehicles('c1'));
    copies = await sendCopies([asked], sent, COPIES);
    stopped = await before.stop();
    service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    api = new Api(service.url);
  });
  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  it(`the same report, sent ${COPIES} times over twenty connections, is one event with as many equal receipts`, async () => {
    // The unit's clock has gone on; the report is the same.
    const later = await api.post('/reports', {
      ...sent,
      unit: { unitId: 'u1', clockAt: '2026-03-06T09:00:00+05:00' },
    });
    const next = await api.post('/reports', report('c1'));

    expect(stopped).toBe(0);
    expect(copies).toHaveLength(COPIES);
    expect(recorded(copies)).toHaveLength(1);
    expect(copies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(receipts([...copies, later]).size).toBe(1);
    expect([later.status, later.body['outcome']]).toEqual([200, 'duplicate']);
    expect(next.body['revision']).toBe(Number(later.body['revision']) + 1);
  });

  it('the same report under a known id with other content is refused with both digests, and changes nothing', async () => {
    await api.post('/convoys', withoutVehicles('c2'));
    const body = report('c2');
    const first = await api.post('/reports', body);
    const other = await api.post('/reports', { ...body, place: 'islamabad' });
    const same = await api.post('/reports', body);

    expect([other.status, other.body['code']]).toEqual([409, 'report-id-reused']);
    expect(other.body['knownDigest']).toMatch(/^[0-9a-f]{64}$/);
    expect(other.body['sentDigest']).toMatch(/^[0-9a-f]{64}$/);
    expect(other.body['sentDigest']).not.toBe(other.body['knownDigest']);
    expect(same.body).toEqual({ ...first.body, outcome: 'duplicate' });
  });

  it('the same decision under the same key gets its first answer; another decision under it is refused', async () => {
    const same = await api.post('/convoys', decision, key);
    const other = await api.post('/convoys', { ...decision, regime: 'QTTA' }, key);
    // Its trucks are in the first convoy by now.
    const without = await api.post('/convoys', { ...decision, vehicles: [] });

    expect([decided.status, same.status, other.status]).toEqual([201, 200, 409]);
    expect(same.body).toEqual(decided.body);
    expect(other.body['code']).toBe('idempotency-key-reused');
    expect(without.body['convoyId']).not.toBe(decided.body['convoyId']);
  });
});

describe('the same report', () => {
  it('sent to two processes at once is one event with equal receipts, on EventStoreDB', async () => {
    const [folder, server] = [temporaryFolder(), await startStandIn()];
    const settings = { KAFILA_DATA_DIR: folder.path, EVENT_STORE_URL: server.url };
    const services = await Promise.all([startService('intake', settings), startService('intake', settings)]);
    const apis = services.map(({ url }) => new Api(url));
    await apis[0]?.post('/convoys', plan('c1'));
    const bodies = [report('c1'), report('c1'), report('c1')];
    const answers = await Promise.all(bodies.map((body) => sendCopies(apis, body, timesTried(40, 300))));
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
});
