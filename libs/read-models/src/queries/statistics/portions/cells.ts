/** What stands between two cells. */
export const TAB = '\t';
const TAB_CODE = TAB.charCodeAt(0);
const ZERO_CODE = '0'.charCodeAt(0);

/** The cells of rows, one after the other, as one text; null is an empty cell. */
export class Cells {
  /** Where the cell that was read last begins and ends in the text. */
  begin = 0;
  end = -1;

  constructor(readonly written: string) {}

  /** Whether there is another row. To be asked before each. */
  get more(): boolean {
    return this.end + 1 < this.written.length;
  }

  /** Goes to the next cell, and reads it only as far as to find its end. */
  skip(): void {
    this.begin = this.end + 1;
    const tab = this.written.indexOf(TAB, this.begin);
    this.end = tab < 0 ? this.written.length : tab;
  }

  /** The next cell; empty where it is null. As a part of the whole text, which lives as long as the part does. */
  text(): string {
    this.skip();
    return this.written.slice(this.begin, this.end);
  }

  /**
   * The next cell, a whole number that is not negative, or null.
   *
   * @throws RangeError where it is something else
   */
  whole(): number | null {
    const begin = this.end + 1;
    let at = begin;
    let value = 0;
    for (; at < this.written.length; at++) {
      const code = this.written.charCodeAt(at);
      if (code === TAB_CODE) break;
      const digit = code - ZERO_CODE;
      if (digit < 0 || digit > 9) throw new RangeError(`No whole number: ${this.text()}`);
      value = value * 10 + digit;
    }
    [this.begin, this.end] = [begin, at];
    return at === begin ? null : value;
  }
}
