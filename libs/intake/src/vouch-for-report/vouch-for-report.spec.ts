import { readWholeStream } from '#kafila/event-store';
import { LOCAL, type Scopes } from '#kafila/platform';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestDesk } from '../testing/test-desk.js';
import { VouchForReportCommand } from './vouch-for-report.command.js';

let desk: TestDesk;
let scope: Scopes | undefined;
beforeAll(async () => {
  desk = await TestDesk.open(undefined, { admit: () => (scope ? { ...LOCAL, scope } : LOCAL) });
});
afterAll(() => desk.close());

/** A report of each kind of stream that is recorded, and what it is about. */
async function reported(): Promise<readonly { reportId: string; stream: string; about: object }[]> {
  const { convoyId } = await desk.planned();
  const number = `XC${String(30_000_000 + (Date.now() % 10_000_000))}`;
  const abouts = [
    { type: 'CheckpointPassed', about: { convoyId }, stream: `convoy-${convoyId}` },
    {
      ...{ type: 'TirOperationStarted', about: { carnetNumber: number } },
      stream: `carnet-${number}`,
    },
    {
      type: 'GoodsGatedOut',
      about: { declarationRef: `KAPE-${convoyId}` },
      stream: `declaration-KAPE-${convoyId.toUpperCase()}`,
    },
  ];
  return Promise.all(
    abouts.map(async ({ type, about, stream }) => {
      const reportId = uuidv7();
      const answer = await desk.post('/reports', {
        ...{ reportId, type, ...about, place: 'torkham-pk' },
        ...{ occurredAt: '2026-03-03T10:00:00+05:00', unit: { unitId: 'gate-2' } },
      });
      expect([type, answer.status, answer.body['stream']]).toEqual([type, 201, stream]);
      return { reportId, about, stream };
    }),
  );
}

const head = (): Promise<bigint> => desk.store.head();

describe('POST /v1/reports/vouch', () => {
  it('records in the stream of the report, of any kind, who vouches for it', async () => {
    for (const { reportId, about, stream } of await reported()) {
      const note = 'told by telephone';
      const answer = await desk.post('/reports/vouch', { ...about, reportId, note });
      const [last] = (await readWholeStream(desk.store, stream)).slice(-1);
      expect(last).toMatchObject({
        type: 'ReportVouched',
        data: { reportId, note, occurredAt: expect.any(String), offset: '+00:00' },
        metadata: { by: 'local', schemaVersion: 3 },
      });
      expect(answer).toMatchObject({
        status: 201,
        body: {
          ...{ reportId, stream, revision: last?.revision },
          ...{ position: String(last?.position), recordedAt: last?.recordedAt },
        },
      });
    }
  });

  it('gets its first answer again, with a key, without one, and at the same moment', async () => {
    const [{ reportId, about } = { reportId: '', about: {} }] = await reported();
    const [key, body] = [{ 'idempotency-key': `vouch-${reportId}` }, { ...about, reportId }];
    const both = await Promise.all([1, 2].map(() => desk.post('/reports/vouch', body, key)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    const before = await head();
    for (const headers of [key, {}]) {
      const again = await desk.post('/reports/vouch', body, headers);
      expect([again.status, again.body]).toEqual([200, both[0]?.body]);
    }
    expect(await head()).toBe(before);
    const other = { ...body, note: 'another' };
    expect(await desk.refused('/reports/vouch', other, key)).toEqual([409, 'idempotency-key-reused']);
  });

  it('leaves the receipt of the report as it was', async () => {
    const [{ reportId, about } = { reportId: '', about: {} }] = await reported();
    const report = {
      ...{ reportId, type: 'CheckpointPassed', ...about, place: 'torkham-pk' },
      ...{ occurredAt: '2026-03-03T10:00:00+05:00', unit: { unitId: 'gate-2' } },
    };
    const receipt = await desk.post('/reports', report);
    await desk.post('/reports/vouch', { ...about, reportId });
    expect((await desk.post('/reports', report)).body).toEqual(receipt.body);
  });

  it('is refused where there is no such report, or it is a decision', async () => {
    const [{ reportId, stream, about } = { reportId: '', stream: '', about: {} }] = await reported();
    const [planned] = await readWholeStream(desk.store, stream);
    const before = await head();
    for (const [wrong, expected] of [
      [{ ...about, reportId: uuidv7() }, [404, 'unknown-report']],
      [{ ...about, reportId: planned?.id }, [404, 'unknown-report']],
      [{ convoyId: 'nobody', reportId }, [404, 'unknown-report']],
      [{ reportId }, [422, 'invalid-body', '#']],
      [{ ...about, carnetNumber: 'XC12345678', reportId }, [422, 'invalid-body', '#']],
      [{ carnetNumber: 'nothing', reportId }, [422, 'invalid-body', '#/carnetNumber']],
      [{ declarationRef: '!!', reportId }, [422, 'invalid-body', '#/declarationRef']],
      [{ ...about, reportId: 'r' }, [422, 'invalid-body', '#/reportId']],
      [{ ...about, reportId, occurredAt: '2026-03-03' }, [422, 'invalid-body', '#/occurredAt']],
      [{ ...about, reportId, note: '\ud83d' }, [422, 'invalid-body', '#/note']],
    ] as const)
      expect([wrong, await desk.refused('/reports/vouch', wrong)]).toEqual([wrong, expected]);
    expect(await head()).toBe(before);
  });

  it('keeps whoever has a scope to it', async () => {
    const [convoy, , declaration] = await reported();
    const outside = { ...LOCAL, scope: [{ convoys: ['other-*'] }] };
    for (const { about, reportId } of [convoy, declaration].filter((one) => one !== undefined)) {
      const vouching = new VouchForReportCommand({ ...about, reportId }, { caller: outside });
      const isPaper = 'declarationRef' in about;
      // A paper that no convoy has yet is nobody's.
      if (isPaper) await expect(desk.execute(vouching)).resolves.toMatchObject({ reportId });
      else expect(await desk.refusalOf(vouching)).toEqual([403, 'out-of-scope']);
    }
  });
});
