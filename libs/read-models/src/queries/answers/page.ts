import { setImmediate as otherWork } from 'node:timers/promises';
import { type SortKey, writeCursor } from './cursor.js';
import { JsonText } from './json-text.js';

/** A page ends before it has more characters than these; one item it has, however long. */
export const MOST_CHARACTERS = 4_000_000;

/** What is read at one time: between two portions others have their turn. */
const AT_ONCE = { characters: 500_000, items: 100 };

/** Which page of a list is asked for. */
export interface AskedPage {
  /** Where the page before it ended; undefined: the first one. */
  readonly after: SortKey | undefined;
  readonly limit: number;
}

/**
 * A page of a list. `found` holds one item more than the page may have, where another page follows.
 *
 * @param jsonOf some items of the page as JSON, in one go
 * @param lengthOf about how many characters an item has, where that is known before its JSON is
 * @param most the page ends before it has more characters
 */
export async function pageOf<T>(
  found: readonly T[],
  limit: number,
  keyOf: (item: T) => SortKey,
  jsonOf: (items: readonly T[]) => Promise<readonly string[]> | readonly string[],
  lengthOf?: (item: T) => number,
  most?: number,
): Promise<JsonText> {
  const items = await itemsOfPage(found.slice(0, limit), jsonOf, lengthOf, most);
  const last = found[items.length - 1];
  const nextCursor = found.length > items.length && last !== undefined ? writeCursor(keyOf(last)) : null;
  return new JsonText(pageJson(items, nextCursor));
}

/** As many of these items as a page may have, as JSON each. */
export async function itemsOfPage<T>(
  found: readonly T[],
  jsonOf: (items: readonly T[]) => Promise<readonly string[]> | readonly string[],
  lengthOf: (item: T) => number = () => 0,
  most = MOST_CHARACTERS,
): Promise<readonly string[]> {
  const items: string[] = [];
  let characters = 0;
  const isFull = (length: number): boolean => items.length > 0 && characters + length > most;
  for (const portion of portionsOf(found, lengthOf)) {
    if (items.length > 0) await otherWork();
    const [first] = portion;
    if (first === undefined || isFull(lengthOf(first))) return items;
    for (const json of await jsonOf(portion)) {
      if (isFull(json.length)) return items;
      items.push(json);
      characters += json.length;
    }
  }
  return items;
}

/** In their order, so many in each that they are read in one go. */
export function* portionsOf<T>(items: readonly T[], lengthOf: (item: T) => number): Generator<readonly T[]> {
  let portion: T[] = [];
  let characters = 0;
  for (const item of items) {
    const isLong = portion.length > 0 && characters + lengthOf(item) > AT_ONCE.characters;
    if (isLong || portion.length === AT_ONCE.items) {
      yield portion;
      [portion, characters] = [[], 0];
    }
    portion.push(item);
    characters += lengthOf(item);
  }
  if (portion.length > 0) yield portion;
}

/** A page as JSON. @param items JSON each */
export function pageJson(items: readonly string[], nextCursor: string | null): string {
  return `{"items":[${items.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}
