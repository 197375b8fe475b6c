import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { Api } from './kit/api.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
const file = join(folder.path, 'geography.json');
const settings = { KAFILA_DATA_DIR: join(folder.path, 'data') };
const YARD = {
  ...{ slug: 'own-yard', code: null, name: 'Our yard', country: 'PK', kind: 'dry-port' },
  ...{ lat: 25.05, lon: 67.2, timeZone: 'Asia/Karachi', bcpPair: null },
  ...{ source: 'our own survey', approximate: false },
};
const leg = (from: string, to: string, distanceKm: number): object => ({
  ...{ from, to, country: 'PK', distanceKm, borderCrossing: false, distanceSource: 'odometer' },
});
const CORRIDOR = {
  ...{ id: 'own-way', name: 'By our yard', regimes: ['TIR'], carec: null, roundTrip: false },
  ...{ countries: ['PK'], borderCrossings: 0, totalKm: 175, publishedKm: null, notes: [] },
  ...{ legs: [leg('karachi-port', 'own-yard', 45), leg('own-yard', 'hyderabad', 130)] },
  distanceSource: 'odometer',
};
let service: RunningService;
let api: Api;

async function start(more: Record<string, string>): Promise<void> {
  service = await startService('tracker', { ...settings, ...more });
  api = new Api(service.url);
}

beforeAll(async () => {
  writeFileSync(file, JSON.stringify({ places: [YARD], corridors: [CORRIDOR] }));
  await start({ KAFILA_GEOGRAPHY: file });
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

const report = (more: object): object => ({
  ...{ reportId: uuidv7(), convoyId: 'own-1', unit: { unitId: 'u-1' } },
  ...more,
});
let position = '';

describe('places and corridors of whoever runs Kafila', () => {
  it('are those that plans and reports may name, and that the rows are made with', async () => {
    const planned = await api.post('/convoys', {
      ...{ convoyId: 'own-1', corridorId: 'own-way', regime: 'TIR' },
      occurredAt: '2026-02-27T06:00:00+05:00',
      plannedDeparture: '2026-03-01T06:00:00+05:00',
      vehicles: [{ plate: 'TLK-914', country: 'PK' }],
    });
    expect(planned.status).toBe(201);
    const dispatch = { occurredAt: '2026-02-28T05:30:00+05:00' };
    expect((await api.post('/convoys/own-1/dispatch', dispatch)).status).toBe(200);
    for (const [place, occurredAt] of [
      ['karachi-port', '2026-03-01T06:00:00+05:00'],
      ['own-yard', '2026-03-01T08:00:00+05:00'],
      ['hyderabad', '2026-03-01T12:00:00+05:00'],
    ]) {
      const told = await api.post('/reports', report({ type: 'CheckpointPassed', place, occurredAt }));
      expect(told.status).toBe(201);
      position = String(told.body['position']);
    }
    const convoy = await api.get(`/convoys/own-1?waitFor=${position}`);
    expect(convoy.body).toMatchObject({
      corridorId: 'own-way',
      route: ['karachi-port', 'own-yard', 'hyderabad'],
      vehicles: [{ legs: [{ km: 45 }, { km: 130 }] }],
      irregularities: [],
    });
    const place = await api.get('/places/own-yard');
    expect(place.body).toMatchObject({ name: 'Our yard', facing: null, facingPorts: [] });
  });

  it('may be taken out again: nothing that was recorded is refused, and nobody can name them', async () => {
    await service.stop();
    await start({});
    const at = await api.get(`/convoys/own-1?at=2026-03-01T09:00:00Z`);
    expect(at.body).toMatchObject({ vehicles: [{ legs: [{ km: null }, { km: null }] }] });
    const replay = await api.get('/audit/convoys/own-1/replay');
    expect(replay.status).toBe(200);
    const told = report({
      ...{ type: 'CheckpointPassed', place: 'own-yard', occurredAt: '2026-03-01T08:00:00+05:00' },
    });
    expect((await api.post('/reports', told)).status).toBe(422);
    // What comes later is folded into rows together with what named the place.
    const later = report({
      ...{ type: 'CheckpointPassed', place: 'sukkur', occurredAt: '2026-03-02T08:00:00+05:00' },
    });
    const { body } = await api.post('/reports', later);
    const convoy = await api.get(`/convoys/own-1?waitFor=${String(body['position'])}`);
    expect(convoy.body).toMatchObject({ vehicles: [{ lastPlace: 'sukkur' }] });
    expect(convoy.body).not.toHaveProperty('incompleteSince');
  });
});

describe('a file that cannot be used', () => {
  it('ends a service, and the command line, with 78 and one sentence', async () => {
    const wrong = join(folder.path, 'wrong.json');
    writeFileSync(wrong, JSON.stringify({ places: [{ ...YARD, slug: 'kabul' }] }));
    const env = { PATH: process.env['PATH'], ...settings, PORT: '0', KAFILA_GEOGRAPHY: wrong };
    const sentence = `KAFILA_GEOGRAPHY: ${wrong}: places[0].slug: there is a place 'kabul' already.\n`;
    for (const [app, ...args] of [['board'], ['kafila', 'simulate', '--convoys', '1']] as const) {
      const main = resolve('dist', 'apps', app, 'src', 'main.js');
      await expect(
        promisify(execFile)(process.execPath, [main, ...args], { env, timeout: 60_000 }),
      ).rejects.toMatchObject({
        code: 78,
        stderr: sentence,
      });
    }
  });
});
