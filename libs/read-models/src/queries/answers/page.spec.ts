import { describe, expect, it } from '@jest/globals';
import { readCursor } from './cursor.js';
import { MOST_CHARACTERS, pageOf } from './page.js';

interface Page {
  readonly items: readonly string[];
  readonly nextCursor: string | null;
}

/** A page of texts of these lengths, and how many of them were made at once, each time after how many turns of others. */
async function pageOfTexts(lengths: readonly number[], limit: number, isKnown = true) {
  const portions: number[] = [];
  const turns: number[] = [];
  let [turn, isOver] = [0, false];
  const count = (): void => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const found = lengths.map((length, nth) => ({ length, nth }));
  const page = await pageOf(
    found,
    limit,
    ({ nth }) => [String(nth), ''],
    (items) => {
      portions.push(items.length);
      turns.push(turn);
      return items.map(({ length }) => JSON.stringify('x'.repeat(length - 2)));
    },
    isKnown ? ({ length }) => length : undefined,
  );
  isOver = true;
  const { items, nextCursor } = page.parse() as Page;
  return { many: items.length, next: nextCursor && readCursor(nextCursor)?.[0], portions, turns };
}

describe('a page', () => {
  it('ends before it is too long, with a cursor after its last item, whether lengths are known before or not', async () => {
    const lengths = Array.from({ length: 8 }, () => MOST_CHARACTERS / 4);
    expect(await pageOfTexts(lengths, 7)).toMatchObject({ many: 4, next: '3' });
    expect(await pageOfTexts(lengths, 7, false)).toMatchObject({ many: 4, next: '3' });
    expect(await pageOfTexts(lengths.slice(0, 4), 7)).toMatchObject({ many: 4, next: null });
    expect(await pageOfTexts(lengths, 3)).toMatchObject({ many: 3, next: '2' });
  });

  it('has one item at least, however long', async () => {
    const long = MOST_CHARACTERS * 2;
    expect(await pageOfTexts([long, 10], 5)).toMatchObject({ many: 1, next: '0', portions: [1] });
    expect(await pageOfTexts([10, long], 5)).toMatchObject({ many: 1, next: '0', portions: [1] });
  });

  it('is read in portions, and gives others their turn between them', async () => {
    const { portions, turns } = await pageOfTexts(
      Array.from({ length: 12 }, () => 200_000),
      50,
    );
    expect(portions).toEqual([2, 2, 2, 2, 2, 2]);
    expect(turns.every((turn, i) => i === 0 || turn > (turns[i - 1] ?? 0))).toBe(true);
    const { portions: ofShort } = await pageOfTexts(
      Array.from({ length: 250 }, () => 20),
      200,
    );
    expect(ofShort).toEqual([100, 100]);
  });
});
