import { describe, expect, it } from '@jest/globals';
import { type HistoryItem, historyPage } from './history-page.js';

async function* items(folded: number): AsyncGenerator<HistoryItem, void> {
  for (let position = 1n; ; position++)
    yield await Promise.resolve({ text: String(position), position, folded });
}

async function pageOf(
  folded: number,
): Promise<{ readonly items: number[]; readonly nextCursor: string | null }> {
  const asked = { items: items(folded), limit: 1000, cursorAfter: (position: bigint) => `after ${position}` };
  return JSON.parse(await historyPage(asked)) as { items: number[]; nextCursor: string | null };
}

describe('a page of a history', () => {
  it('has as many items as it may have where each costs little', async () => {
    const { items: all, nextCursor } = await pageOf(1);
    expect([all.length, nextCursor]).toEqual([1000, 'after 1000']);
  });

  it('ends early where each item folds a long history again, and has at least one', async () => {
    expect(await pageOf(100_000)).toEqual({ items: [1, 2, 3], nextCursor: 'after 3' });
    expect(await pageOf(1_000_000)).toEqual({ items: [1], nextCursor: 'after 1' });
  });
});
