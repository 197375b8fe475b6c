import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, startService, temporaryFolder } from '../kit/service.js';
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
