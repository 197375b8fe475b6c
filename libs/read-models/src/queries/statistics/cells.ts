/** What stands between two cells. */
export const TAB = '\t';
const TAB_CODE = TAB.charCodeAt(0);
const ZERO_CODE = '0'.charCodeAt(0);

/** The cells of rows, one after the other, as one text; null is an empty cell. */
export class Cells {
  #at = 0;

  constructor(private readonly written: string) {}

  /** Whether there is another row. To be asked before each. */
  get more(): boolean {
    return this.#at < this.written.length;
  }

  /** The next cell; empty where it is null. */
  text(): string {
    const tab = this.written.indexOf(TAB, this.#at);
    const end = tab < 0 ? this.written.length : tab;
    const text = this.written.slice(this.#at, end);
    this.#at = end + 1;
    return text;
  }

  /**
   * The next cell, a whole number that is not negative, or null.
   *
   * @throws RangeError where it is something else
   */
  whole(): number | null {
    const begin = this.#at;
    let value = 0;
    for (; this.#at < this.written.length; this.#at++) {
      const code = this.written.charCodeAt(this.#at);
      if (code === TAB_CODE) break;
      const digit = code - ZERO_CODE;
      if (digit < 0 || digit > 9) throw new RangeError(`No whole number: ${this.text()}`);
      value = value * 10 + digit;
    }
    return this.#at++ === begin ? null : value;
  }
}
