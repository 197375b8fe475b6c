import { type BrowserContextOptions, type Page } from 'playwright-core';
import { type OpenedChromium } from './chromium.js';

/** What a page must never do, noted as it happens. */
export interface Watched {
  readonly page: Page;
  /** Errors of scripts, of the console, and of the policy of contents. */
  readonly errors: readonly string[];
  /** Requests to anywhere but the service. */
  readonly foreign: readonly string[];
}

/** Opens a page of its own. Calls to anywhere but `url` fail, as on a ship. */
export async function openPage(
  { browser }: OpenedChromium,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Karachi', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await context.route('**/*', async (route) => {
    const asked = route.request().url();
    if (asked.startsWith(url) || /^(data|blob):/.test(asked)) await route.continue();
    else {
      foreign.push(asked);
      await route.abort();
    }
  });
  return { page, errors, foreign };
}
