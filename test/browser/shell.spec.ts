import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../../apps/testing/kafila.js';
import { Api } from '../kit/api.js';
import { plan } from '../kit/reports.js';
import { type RunningService, startService, temporaryFolder } from '../kit/service.js';
import { barriersOf } from './kit/axe.js';
import { type OpenedChromium, openChromium } from './kit/chromium.js';
import { openPage } from './kit/room.js';

const folder = temporaryFolder();
let service: RunningService;
let chromium: OpenedChromium;

beforeAll(async () => {
  [service, chromium] = await Promise.all([
    startService('tracker', { KAFILA_DATA_DIR: folder.path }),
    openChromium(),
  ]);
});
afterAll(async () => {
  await chromium.close();
  await service.stop();
  folder.remove();
});

describe('the control room', () => {
  it('keeps language, theme and clock in the address from page to page', async () => {
    const { page, errors, foreign } = await openPage(chromium, service.url);
    await page.goto(`${service.url}/?lang=ur&theme=dark&clock=utc`);
    await page.getByRole('link', { name: 'قافلے' }).click();
    await page.waitForURL(/\/convoys\?/);
    expect(new URL(page.url()).search).toBe('?lang=ur&theme=dark&clock=utc');
    const root = page.locator('html');
    expect([await root.getAttribute('dir'), await root.getAttribute('data-theme')]).toEqual(['rtl', 'dark']);
    expect([errors, foreign]).toEqual([[], []]);
  });

  it('tells of an address that is no page, and leaves unknown paths of the API and missing files to the service', async () => {
    const { page } = await openPage(chromium, service.url);
    await page.goto(`${service.url}/`);
    const missing = await page.request.get(`${service.url}/assets/gone.js`);
    const unknown = await page.request.get(`${service.url}/v1/nowhere`);
    const typeOf = (answer: typeof missing): string | undefined => answer.headers()['content-type'];
    expect([missing.status(), typeOf(missing)]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect([unknown.status(), typeOf(unknown)]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('has files that are kept for ever, by a policy that lets nothing in from elsewhere', async () => {
    const answer = await fetch(`${service.url}/`);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await answer.text()) ?? [];
    const asset = await fetch(service.url + script);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
});

describe('who is not known', () => {
  it('is asked for a key, is told that a wrong one opens nothing, and sees the pages by a right one', async () => {
    const own = temporaryFolder();
    const env = { KAFILA_DATA_DIR: own.path };
    const { stdout } = await kafila(['access', 'init'], { env });
    const guarded = await startService('tracker', env);
    const keyOf = { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' };
    const access = `${guarded.url}/v1/access/principals/viewer-1`;
    await fetch(`${access}/roles`, { method: 'PUT', headers: keyOf, body: '{"roles":["viewer"]}' });
    const issued = await fetch(`${access}/keys`, { method: 'POST', headers: keyOf, body: '{}' });
    const { key } = (await issued.json()) as { readonly key: string };
    const { page } = await openPage(chromium, guarded.url);
    await page.goto(`${guarded.url}/convoys`);
    const field = page.getByLabel('Or give an API key.');
    await field.fill('kfa_of-nobody');
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('alert').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await field.fill(key);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('heading', { name: 'No convoy is planned or on the road.' }).waitFor();
    await page.locator('.freshness.true').waitFor();
    await guarded.stop();
    own.remove();
  });
});

describe('tabs of one browser', () => {
  it('are all live by one stream, also those that come later, and after the one that listens is closed', async () => {
    const { page } = await openPage(chromium, service.url);
    let streams = 0;
    page.context().on('request', (request) => {
      if (request.url().includes('/v1/live')) streams += 1;
    });
    const tabs = [page, ...(await Promise.all([1, 2].map(() => page.context().newPage())))];
    for (const tab of tabs) {
      await tab.goto(`${service.url}/convoys`);
      await tab.locator('.freshness.true').waitFor();
    }
    expect(streams).toBe(1);
    const api = new Api(service.url);
    await api.post('/convoys', plan('nlc-2026-041'));
    for (const tab of tabs) await tab.getByRole('row', { name: /nlc-2026-041/ }).waitFor();
    await tabs[0]?.close();
    const vehicles = [{ plate: 'TKM-220', country: 'PK' }];
    await api.post('/convoys', { ...plan('nlc-2026-042'), vehicles });
    for (const tab of tabs.slice(1)) await tab.getByRole('row', { name: /nlc-2026-042/ }).waitFor();
    expect(streams).toBe(2);
  });
});
