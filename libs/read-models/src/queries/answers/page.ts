import { type SortKey, writeCursor } from './cursor.js';
import { JsonText } from './json-text.js';

/** Which page of a list is asked for. */
export interface AskedPage {
  /** Where the page before it ended; undefined: the first one. */
  readonly after: SortKey | undefined;
  readonly limit: number;
}

/**
 * A page of a list. `found` holds one item more than the page may have, where another page follows.
 *
 * @param jsonOf the items of the page as JSON, in one go
 */
export async function pageOf<T>(
  found: readonly T[],
  limit: number,
  keyOf: (item: T) => SortKey,
  jsonOf: (items: readonly T[]) => Promise<readonly string[]> | readonly string[],
): Promise<JsonText> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = found.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null;
  return new JsonText(pageJson(await jsonOf(items), nextCursor));
}

/** A page as JSON. @param items JSON each */
export function pageJson(items: readonly string[], nextCursor: string | null): string {
  return `{"items":[${items.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}
