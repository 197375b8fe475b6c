/** One item of a history as JSON, and the position of its event. */
export interface HistoryItem {
  readonly text: string;
  readonly position: bigint;
}

/** A page ends early behind this many characters: a thousand events of a megabyte each must not fill the memory. */
const MOST_CHARACTERS = 8_000_000;

/**
 * A page of a history as JSON: as many of the items as it may have.
 *
 * @param cursorBehind the cursor of what follows the item at a position
 */
export async function historyPage(
  items: AsyncIterable<HistoryItem>,
  limit: number,
  cursorBehind: (position: bigint) => string,
): Promise<string> {
  const texts: string[] = [];
  let characters = 0;
  let last = 0n;
  let nextCursor: string | null = null;
  for await (const { text, position } of items) {
    if (texts.length === limit || characters > MOST_CHARACTERS) {
      nextCursor = cursorBehind(last);
      break;
    }
    texts.push(text);
    characters += text.length;
    last = position;
  }
  return `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}
