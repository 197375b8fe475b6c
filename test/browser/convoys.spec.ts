import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from '../kit/api.js';
import { plan } from '../kit/reports.js';
import { type RunningService, startService, temporaryFolder } from '../kit/service.js';
import { barriersOf, DRAWN, overflowOf } from './kit/axe.js';
import { type OpenedChromium, openChromium } from './kit/chromium.js';
import { openPage } from './kit/room.js';

const folder = temporaryFolder();
let service: RunningService;
let chromium: OpenedChromium;
let api: Api;

beforeAll(async () => {
  [service, chromium] = await Promise.all([
    startService('tracker', { KAFILA_DATA_DIR: folder.path }),
    openChromium(),
  ]);
  api = new Api(service.url);
});
afterAll(async () => {
  await chromium.close();
  await service.stop();
  folder.remove();
});

describe('the board of convoys', () => {
  it('says what would fill it, then shows what is planned and reported without being asked again', async () => {
    const { page, errors, foreign } = await openPage(chromium, service.url);
    await page.goto(`${service.url}/convoys`);
    await page.getByRole('heading', { name: 'No convoy is planned or on the road.' }).waitFor();
    await api.post('/convoys', plan('nlc-2026-031'));
    const row = page.getByRole('row', { name: /nlc-2026-031/ });
    await row.getByText('planned').waitFor();
    await api.post('/convoys/nlc-2026-031/dispatch', {});
    await row.getByText('dispatched').waitFor();
    expect([errors, foreign]).toEqual([[], []]);
  });

  it('keeps filters and order in the address, and says where nothing is so', async () => {
    const { page } = await openPage(chromium, service.url);
    await page.goto(`${service.url}/convoys?status=completed&lang=ru`);
    await page.getByRole('heading', { name: 'Таких колонн нет.' }).waitFor();
    await page.goto(`${service.url}/convoys`);
    await page.getByRole('button', { name: 'To', exact: true }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('nlc-2026');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=nlc-2026/);
    expect(new URL(page.url()).searchParams.get('sort')).toBe('to');
    await page.getByRole('row', { name: /nlc-2026-031/ }).waitFor();
  });

  it.each(DRAWN)('keeps nobody out, and fits a narrow window: %s', async (drawn) => {
    const { page } = await openPage(chromium, service.url, { viewport: { width: 360, height: 740 } });
    await page.goto(`${service.url}/convoys?${drawn}`);
    await page.getByRole('row', { name: /nlc-2026-031/ }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it('tells that it is old, then cut off, while the service is away, and catches up without being opened again', async () => {
    const { page } = await openPage(chromium, service.url);
    await page.goto(`${service.url}/convoys`);
    await page.locator('.freshness.true').waitFor();
    const { port } = new URL(service.url);
    await service.stop();
    await page.locator('.freshness.old').waitFor();
    await page.getByRole('row', { name: /nlc-2026-031/ }).waitFor();
    service = await startService('tracker', { KAFILA_DATA_DIR: folder.path, PORT: port });
    const vehicles = [{ plate: 'TKM-220', country: 'PK' }];
    expect((await api.post('/convoys', { ...plan('nlc-2026-032'), vehicles })).status).toBe(201);
    await page.getByRole('row', { name: /nlc-2026-032/ }).waitFor();
    await page.locator('.freshness.true').waitFor();
  });
});
