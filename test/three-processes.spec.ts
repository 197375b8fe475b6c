import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../apps/testing/kafila.js';
import { Api } from './kit/api.js';
import { countsElsewhere } from './kit/how-fast-it-counts.js';
import { desksKey } from './kit/keys.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, type ServiceName, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
const services = new Map<ServiceName, RunningService>();
let admin: { readonly authorization: string };
let desk: { readonly authorization: string };

async function start(name: ServiceName): Promise<void> {
  services.set(name, await startService(name, { KAFILA_DATA_DIR: folder.path }));
}

function urlOf(name: ServiceName): string {
  return services.get(name)?.url ?? '';
}

function api(name: ServiceName, headers = desk): Api {
  return new Api(urlOf(name), headers);
}

beforeAll(async () => {
  const begun = await kafila(['access', 'init'], { env: { KAFILA_DATA_DIR: folder.path } });
  const key = begun.stdout.split('\n')[0] ?? '';
  admin = { authorization: `Bearer ${key}` };
  // At the same time: none of them needs another one to begin.
  await Promise.all((['board', 'projector', 'intake'] as const).map(start));
  desk = await desksKey(urlOf('intake'), key);
});
afterAll(async () => {
  await Promise.all([...services.values()].map((service) => service.stop()));
  folder.remove();
});

/** Tells of the convoy, and what the board shows of it when it has come so far. */
async function reportAndLook(place: string): Promise<unknown> {
  const { status, body } = await api('intake').post('/reports', report('c', { place }));
  expect(status).toBe(201);
  const shown = await api('board').get(`/convoys/c?waitFor=${String(body['position'])}`);
  expect(shown.status).toBe(200);
  return shown.body['revision'];
}

describe('intake, projector and board on the files of one folder', () => {
  it('show what is recorded, also after each of them was killed and started again', async () => {
    expect((await api('intake').post('/convoys', plan('c'))).status).toBe(201);
    const first = Number(await reportAndLook('peshawar'));

    await services.get('projector')?.kill();
    const unseen = await api('intake').post('/reports', report('c', { place: 'torkham-pk' }));
    expect(unseen.status).toBe(201);
    expect((await api('board').get('/convoys/c')).body['revision']).toBe(first);
    await start('projector');
    expect(await reportAndLook('jalalabad')).toBe(first + 2);

    await services.get('intake')?.kill();
    expect((await api('board').get('/convoys/c')).status).toBe(200);
    await start('intake');
    expect(await reportAndLook('kabul')).toBe(first + 3);
  });

  it('let a key in within two seconds after one of them has issued it, and out after one has revoked it', async () => {
    const [intake, board, projector] = [urlOf('intake'), urlOf('board'), urlOf('projector')];
    expect(await countsElsewhere({ admin, intake, board, projector })).toBeLessThan(2_000);
  });
});
