import { timesTried } from '#kafila/domain/testing';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Api } from './kit/api.js';
import { report } from './kit/reports.js';
import { startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const ROUNDS = timesTried(1, 4);
const CONVOYS = 12;

function convoy(id: string): object {
  return {
    convoyId: id,
    corridorId: 'khi-tas-torkham',
    regime: 'TIR',
    plannedDeparture: '2026-03-01T06:00:00+05:00',
    vehicles: [
      { plate: `${id}-A`, country: 'PK' },
      { plate: `${id}-B`, country: 'PK' },
    ],
  };
}

/** Splits one vehicle off; under a key, so that it may be sent again. */
function split(api: Api, id: string): ReturnType<Api['post']> {
  const vehicleIds = [`PK-${id}B`.toUpperCase()];
  const body = { parts: [{ convoyId: `${id}-part`, vehicleIds }], place: 'peshawar' };
  return api.post(`/convoys/${id}/split`, body, { 'idempotency-key': `split ${id}`.replace(' ', '-') });
}

describe('a split', () => {
  it('is whole when the process is killed at any moment: its part is there whenever it is', async () => {
    const splits: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
      const api = new Api(service.url);
      const ids = Array.from({ length: CONVOYS }, (_, i) => `r${round}c${i}`);
      for (const id of ids) await api.post('/convoys', convoy(id));
      let answered = 0;
      let dead: Promise<void> | undefined;
      await Promise.all(
        ids.map(async (id) => {
          const answer = await split(api, id).catch(() => undefined);
          if (answer?.status === 200) splits.push(id);
          // In the midst of the others, which wait for their turn.
          if (++answered === 2 + round) dead = service.kill();
        }),
      );
      await dead;
    }

    const service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
    const api = new Api(service.url);
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < CONVOYS; i++) {
        const id = `r${round}c${i}`;
        expect([id, (await split(api, id)).status]).toEqual([id, 200]);
        // Its plan and its one vehicle, once each, however often it was begun.
        const first = await api.post('/reports', report(`${id}-part`));
        expect([id, first.body['revision']]).toEqual([id, 2]);
      }
    }
    await service.stop();
    expect(splits.length).toBeGreaterThanOrEqual(ROUNDS * 2);
  });
});
