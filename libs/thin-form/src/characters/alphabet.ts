/**
 * All characters of a thin report, each at its value. In the default alphabet of GSM 03.38 each takes one septet, at the same place
 * as in ASCII, so that no gateway takes one for another.
 */
export const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-./,:*';

/** What begins each member. */
export const MEMBER = '*';

const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character, value] as const));

/** Undefined for what stands in no thin report. */
export function valueOf(character: string): number | undefined {
  return VALUES.get(character);
}

/** The first character that is in no thin report, and its place from 1; undefined where there is none. */
export function firstForeign(text: string): { readonly character: string; readonly at: number } | undefined {
  let at = 0;
  for (const character of text) {
    at += 1;
    if (!VALUES.has(character)) return { character, at };
  }
  return undefined;
}
