import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from '../kit/api.js';
import { plan, report } from '../kit/reports.js';
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

describe('the first page', () => {
  it('says what would fill it, then counts what is planned, and shows where a truck was seen within a second or so', async () => {
    const { page, errors, foreign } = await openPage(chromium, service.url);
    await page.goto(service.url);
    await page.getByRole('heading', { name: 'No convoy is planned or on the road.' }).waitFor();
    await api.post('/convoys', plan('nlc-2026-031'));
    await page.getByText('Nobody has been seen on the road yet.').waitFor();
    await api.post('/convoys/nlc-2026-031/dispatch', {});
    const seen = await api.post('/reports', report('nlc-2026-031'));
    expect(seen.status).toBe(201);
    await page.getByRole('row', { name: /Peshawar.*nlc-2026-031/ }).waitFor();
    expect(await page.locator('.counts div').first().innerText()).toMatch(/1/);
    await page.locator('.alerts li').first().waitFor();
    expect([errors, foreign]).toEqual([[], []]);
  });

  it.each(DRAWN)('keeps nobody out, and fits a narrow window: %s', async (drawn) => {
    const { page } = await openPage(chromium, service.url, { viewport: { width: 360, height: 740 } });
    await page.goto(`${service.url}/?${drawn}`);
    await page.locator('.alerts li').first().waitFor();
    expect(await barriersOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });
});
