/** A list that is only added to, in which each word has two characters. */
export interface CodeTable {
  readonly words: readonly string[];
  codeOf(word: string): string | undefined;
  wordOf(code: string): string | undefined;
}

export const CODE_LENGTH = 2;

/** @param list at most 1,296 words with blanks between them, each once; the code of a word is its place, from 0, in base 36 */
export function codeTable(list: string): CodeTable {
  const words = list.trim().split(/\s+/);
  const codes = words.map((_, index) => index.toString(36).toUpperCase().padStart(CODE_LENGTH, '0'));
  const codeOf = new Map(words.map((word, index) => [word, codes[index]]));
  const wordOf = new Map(codes.map((code, index) => [code, words[index]]));
  return { words, codeOf: (word) => codeOf.get(word), wordOf: (code) => wordOf.get(code) };
}
