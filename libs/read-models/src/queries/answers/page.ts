import { type SortKey, writeCursor } from './cursor.js';

/**
 * A page of a list as JSON. `found` holds one item more than the page may have, where another page follows.
 *
 * @param jsonOf the items of the page as JSON, in one go
 */
export async function pageJson<T>(
  found: readonly T[],
  limit: number,
  keyOf: (item: T) => SortKey,
  jsonOf: (items: readonly T[]) => Promise<readonly string[]> | readonly string[],
): Promise<string> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = found.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null;
  const texts = await jsonOf(items);
  return `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}
