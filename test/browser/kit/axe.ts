import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';

/** What a page keeps from people who cannot see, hear or point: each rule that it breaks, with where. */
export async function barriersOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

/** Theme and language in each pairing that is drawn differently. */
export const DRAWN = [
  'theme=light&lang=en',
  'theme=dark&lang=en',
  'theme=light&lang=ur',
  'theme=dark&lang=ur',
] as const;

/** By how many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}
