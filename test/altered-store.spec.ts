import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { Api } from './kit/api.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let tracker: RunningService;
let api: Api;
let position: string;

beforeAll(async () => {
  tracker = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
  api = new Api(tracker.url);
  await api.post('/convoys', plan('C-1'));
  const told = report('C-1');
  position = String((await api.post('/reports', told)).body['position']);
  // It waits until the log has the report.
  const receipt = await api.get(`/audit/receipts/convoy-C-1/${String(told['reportId'])}`);
  expect(receipt.status).toBe(200);
}, 60_000);

afterAll(async () => {
  await tracker.stop();
  folder.remove();
});

describe('an event that somebody alters in the file of a service that runs', () => {
  it.each(['/convoys/C-1/timeline', '/convoys/C-1?at=2026-03-04T00:00:00Z'])(
    'is shown to nobody by %s',
    async (path) => {
      const db = new Database(join(folder.path, 'events.db'));
      db.prepare(`UPDATE events SET data = replace(data, 'peshawar', 'kabul') WHERE position = ?`).run(
        BigInt(position),
      );
      db.close();
      const waiting = `${path}${path.includes('?') ? '&' : '?'}waitFor=${position}`;
      const { status, body } = await api.get(waiting);
      expect([status, body]).toMatchObject([503, { code: 'history-not-as-logged', stream: 'convoy-C-1' }]);
    },
  );
});
