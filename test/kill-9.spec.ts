import { timesTried } from '#kafila/domain/testing';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Answer, Api } from './kit/api.js';
import { enrolledUnit } from './kit/enrolled-unit.js';
import { desksKey } from './kit/keys.js';
import { plan, report } from './kit/reports.js';
import { startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

/** Each starts a service anew. */
const ROUNDS = timesTried(2, 5);

describe('an acknowledged report', () => {
  it('is kept when the process is killed at any moment (law 1), signed or not', async () => {
    const { admin, signed } = await enrolledUnit(folder.path, 'gate-2');
    let desk: { readonly authorization: string } | undefined;
    const acknowledged = new Map<string, Answer>();
    const bodies = new Map<
      string,
      { readonly unit?: { readonly unitId?: string; readonly sequence?: number } }
    >();
    for (let round = 0; round < ROUNDS; round++) {
      const service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
      const api = new Api(service.url, (desk ??= await desksKey(service.url, admin)));
      // Without vehicles: a truck is in one convoy at a time, and this one may already be in that of an earlier round.
      await api.post('/convoys', { ...plan(`c${round}`), vehicles: [] });
      const killed = new AbortController();
      const unit = async (): Promise<void> => {
        while (!killed.signal.aborted) {
          const body = bodies.size % 2 === 0 ? await signed(`c${round}`) : report(`c${round}`);
          bodies.set(String(body['reportId']), body);
          const answer = await api.post('/reports', body).catch(() => undefined);
          if (answer?.status === 201) acknowledged.set(String(body['reportId']), answer);
          // In the middle of the load: the other units wait for their answers.
          if (acknowledged.size >= (round + 1) * 60) {
            killed.abort();
            await service.kill();
          }
        }
      };
      await Promise.all(Array.from({ length: 8 }, unit));
    }

    const service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    const api = new Api(service.url, desk);
    for (const [reportId, first] of acknowledged) {
      const again = await api.post('/reports', bodies.get(reportId));
      expect(again.body).toEqual({ ...first.body, outcome: 'duplicate' });
    }
    const held = await heldOf(api, 'gate-2');
    const ofUnit = [...bodies].filter(([, { unit }]) => unit?.unitId === 'gate-2');
    for (const [reportId, { unit }] of ofUnit) {
      const receipt = held.items.get(reportId);
      if (acknowledged.has(reportId)) expect(receipt).toMatchObject({ sequence: unit?.sequence });
      expect(held.missing.has(Number(unit?.sequence))).toBe(
        receipt === undefined && Number(unit?.sequence) < held.last,
      );
    }
    await service.stop();
    expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS * 60);
  });
});

/** All that the service says it holds of a unit. */
async function heldOf(
  api: Api,
  unitId: string,
): Promise<{ items: Map<string, object>; missing: Set<number>; last: number }> {
  const items = new Map<string, object>();
  for (let after: string | null = '0'; ;) {
    const { body } = await api.get(`/units/${unitId}/reports?after=${after}`);
    const page = body as unknown as {
      readonly items: readonly { readonly reportId: string }[];
      readonly sequences: {
        readonly missing: readonly { from: number; to: number }[];
        readonly last: number;
      };
      readonly nextAfter: string | null;
    };
    for (const item of page.items) items.set(item.reportId, item);
    after = page.nextAfter;
    if (after !== null) continue;
    const { missing, last } = page.sequences;
    const numbers = missing.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i),
    );
    return { items, missing: new Set(numbers), last };
  }
}
