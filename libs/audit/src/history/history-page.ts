import { type Answer, type Reading } from '#kafila/read-models';
import { type ConvoyHistory, findHistory } from './convoy-history.js';
import { writeHistoryCursor } from './history-cursor.js';
import { type AskedHistory } from './history-parameters.js';

/** One item of a history as JSON, and the position of its event. */
export interface HistoryItem {
  readonly text: string;
  readonly position: bigint;
  /** How much had to be done for it: facts that were folded, and documents that were made of them. */
  readonly work?: number;
}

/** Items of a history, from where the page before ended, to its end. */
export interface HistoryItems {
  readonly items: AsyncIterable<HistoryItem>;
  /** How many of them a page has, at most. */
  readonly limit: number;
  /** The cursor of what follows the item at a position. */
  readonly cursorAfter: (position: bigint) => string;
}

/** A page ends early after this many characters: a thousand events of a megabyte each must not fill the memory. */
const MOST_CHARACTERS = 8_000_000;
/** And after so much work, in facts folded: one that came late may need all others to be folded again. */
const MOST_WORK = 200_000;
/** Lines end after this much: all of a convoy with thousands of late reports, and never more than a minute of work. */
const MOST_WORK_OF_LINES = 10 * MOST_WORK;

/**
 * Finds the history that is asked for.
 *
 * @param itemsOf its items, only those after the event at a position
 * @throws as `findHistory`
 */
export async function historyItems(
  reading: Reading,
  asked: AskedHistory,
  itemsOf: (history: ConvoyHistory, after: bigint | undefined) => AsyncIterable<HistoryItem>,
): Promise<Answer<HistoryItems>> {
  const { convoyId, what, limit, waitFor, cursor } = asked;
  const found = await findHistory(reading, convoyId, { waitFor, cursor });
  return found.map((history) => ({
    items: itemsOf(history, cursor?.after),
    limit,
    cursorAfter: (position) => writeHistoryCursor(what, history, position),
  }));
}

/** A page of a history as JSON: as many of the items as it may have. */
export async function historyPage({ items, limit, cursorAfter }: HistoryItems): Promise<string> {
  const texts: string[] = [];
  let characters = 0;
  let done = 0;
  let last = 0n;
  let nextCursor: string | null = null;
  for await (const { text, position, work = 0 } of items) {
    if (texts.length === limit || characters > MOST_CHARACTERS || done > MOST_WORK) {
      nextCursor = cursorAfter(last);
      break;
    }
    texts.push(text);
    characters += text.length;
    done += work;
    last = position;
  }
  return `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}

/** The items of a history as lines. Where they would be too much work, the last line has the cursor of the rest instead. */
export async function* historyLines({
  items,
  cursorAfter,
}: Omit<HistoryItems, 'limit'>): AsyncGenerator<string, void> {
  let done = 0;
  let last: bigint | undefined;
  for await (const { text, position, work = 0 } of items) {
    if (last !== undefined && done > MOST_WORK_OF_LINES) {
      yield JSON.stringify({ nextCursor: cursorAfter(last) });
      return;
    }
    yield text;
    done += work;
    last = position;
  }
}
