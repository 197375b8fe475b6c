import { MAX_JSON_DEPTH, MOST_ITEMS, MOST_VALUES, MOST_VALUES_OF_MANY } from './json-limits.js';

/** Why JSON is not parsed: what of it there is too much of. */
export type Excess = 'depth' | 'items' | 'values';

/** An item of the array that a whole body is: where its text lies, and how many members are written in it. */
export interface ScannedItem {
  readonly start: number;
  readonly end: number;
  readonly members: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Counts, on the bytes of JSON and before anything is parsed, what would make parsing dear: three bytes `{},` become an
 * object of seventy. Bytes come in portions. What is no JSON may be counted in any way; the parser refuses it.
 */
export class JsonScan {
  /** Members written so far, the same name twice counted twice. */
  members = 0;
  /** Where the outermost array or object begins; undefined before it does. */
  start: number | undefined;
  /** The items of the outermost array; undefined where it is an object. */
  items: ScannedItem[] | undefined;
  /** Where the outermost array or object ends; undefined before it does. */
  end: number | undefined;
  #at = 0;
  #inText = false;
  #values = 0;
  #ofOne = 0;
  #itemStart = 0;
  #membersBefore = 0;
  /** For each array or object that is open, the commas in it. */
  readonly #commas: number[] = [];

  /** Looks at the bytes up to `to`. */
  take(bytes: Uint8Array, to: number): Excess | undefined {
    let at = this.#at;
    for (; at < to; at += 1) {
      const byte = bytes[at];
      if (this.#inText) {
        // Texts are most of what is sent.
        while (at < to && bytes[at] !== QUOTE && bytes[at] !== BACKSLASH) at += 1;
        if (at < to && bytes[at] === BACKSLASH) at += 1;
        else if (at < to) this.#inText = false;
      } else if (byte === QUOTE) {
        this.#inText = true;
      } else if (byte === COLON) {
        this.members += 1;
      } else if (byte === COMMA) {
        const excess = this.#comma(at);
        if (excess) return excess;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (this.start === undefined) this.#begin(at, byte);
        if (this.#commas.push(0) > MAX_JSON_DEPTH) return 'depth';
        if (this.#isTooMuch()) return 'values';
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.#commas.pop();
        if (this.#commas.length === 0 && this.end === undefined) {
          this.#endItem(at);
          this.end = at + 1;
        }
      }
    }
    this.#at = at;
    return undefined;
  }

  #begin(at: number, byte: number): void {
    this.start = at;
    if (byte === OPEN_ARRAY) this.items = [];
    this.#itemStart = at + 1;
  }

  #comma(at: number): Excess | undefined {
    const depth = this.#commas.length;
    const commas = (this.#commas[depth - 1] ?? 0) + 1;
    if (commas >= MOST_ITEMS) return 'items';
    if (depth > 0) this.#commas[depth - 1] = commas;
    if (depth === 1) this.#endItem(at);
    return this.#isTooMuch() ? 'values' : undefined;
  }

  #endItem(at: number): void {
    // What follows the end of the whole belongs to nothing.
    if (!this.items || this.end !== undefined) return;
    this.items.push({ start: this.#itemStart, end: at, members: this.members - this.#membersBefore });
    this.#membersBefore = this.members;
    this.#itemStart = at + 1;
    this.#ofOne = 0;
  }

  #isTooMuch(): boolean {
    this.#values += 1;
    this.#ofOne += 1;
    return this.#ofOne > MOST_VALUES || this.#values > MOST_VALUES_OF_MANY;
  }
}
