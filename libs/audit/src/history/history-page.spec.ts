import { describe, expect, it } from '@jest/globals';
import { historyLines, type HistoryItem, historyPage } from './history-page.js';

async function* items(work: number): AsyncGenerator<HistoryItem, void> {
  for (let position = 1n; ; position++)
    yield await Promise.resolve({ text: String(position), position, work });
}

async function pageOf(
  work: number,
): Promise<{ readonly items: number[]; readonly nextCursor: string | null }> {
  const asked = { items: items(work), limit: 1000, cursorAfter: (position: bigint) => `after ${position}` };
  return JSON.parse(await historyPage(asked)) as { items: number[]; nextCursor: string | null };
}

describe('a page of a history', () => {
  it('has as many items as it may have where each costs little', async () => {
    const { items: all, nextCursor } = await pageOf(1);
    expect([all.length, nextCursor]).toEqual([1000, 'after 1000']);
  });

  it('ends early where each item is much work, and has at least one', async () => {
    expect(await pageOf(100_000)).toEqual({ items: [1, 2, 3], nextCursor: 'after 3' });
    expect(await pageOf(1_000_000)).toEqual({ items: [1], nextCursor: 'after 1' });
  });
});

describe('a history as lines', () => {
  async function linesOf(all: AsyncIterable<HistoryItem>): Promise<readonly string[]> {
    const lines: string[] = [];
    const cursorAfter = (position: bigint): string => `after ${position}`;
    for await (const line of historyLines({ items: all, cursorAfter })) lines.push(line);
    return lines;
  }
  async function* first(n: bigint, work: number): AsyncGenerator<HistoryItem, void> {
    for await (const item of items(work)) {
      yield item;
      if (item.position === n) return;
    }
  }

  it('is whole where it is not too much work', async () => {
    expect(await linesOf(first(3000n, 500))).toHaveLength(3000);
    expect(await linesOf(first(1n, 1e9))).toEqual(['1']);
  });

  it('ends with the cursor of the rest where each item is much work', async () => {
    expect(await linesOf(items(1_000_000))).toEqual(['1', '2', '3', '{"nextCursor":"after 3"}']);
  });
});
