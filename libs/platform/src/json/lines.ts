/** One line of a stream of lines, without its end. Numbers begin at 1 and count blank lines too, as an editor does. */
export type Line =
  { readonly number: number; readonly bytes: Buffer } | { readonly number: number; readonly tooLong: true };

/** The longest line that is taken for a report: 256 KiB. */
export const LONGEST_LINE_BYTES = 256 * 1024;

const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines. Holds one unfinished line, and at most `limit` bytes of it: a line over the limit
 * is reported as such, and reading goes on after it. Blank lines are left out; a last line without newline counts.
 */
export async function* linesOf(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<readonly Line[]> {
  const cutter = new LineCutter(limit);
  for await (const chunk of source)
    yield cutter.cut(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
  yield cutter.end();
}

class LineCutter {
  #number = 1;
  #parts: Buffer[] = [];
  #size = 0;

  constructor(private readonly limit: number) {}

  cut(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (;;) {
      // Empty lines may come in thousands.
      for (; this.#size === 0 && chunk[start] === NEWLINE; start += 1) this.#number += 1;
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      this.#take(chunk.subarray(start, end), lines);
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    this.#size += rest.length;
    if (this.#size <= this.limit) this.#parts.push(rest);
    else this.#parts = [];
    return lines;
  }

  end(): Line[] {
    const lines: Line[] = [];
    this.#take(Buffer.alloc(0), lines);
    return lines;
  }

  #take(end: Buffer, lines: Line[]): void {
    const number = this.#number++;
    if (this.#size + end.length > this.limit) {
      lines.push({ number, tooLong: true });
    } else {
      // Most lines lie within one chunk: nothing to put together.
      const bytes = this.#size === 0 ? end : Buffer.concat([...this.#parts, end]);
      if (!isBlank(bytes)) lines.push({ number, bytes });
    }
    this.#parts = [];
    this.#size = 0;
  }
}

function isBlank(bytes: Buffer): boolean {
  const first = bytes[0] ?? 0;
  // Few blank lines begin with a letter.
  return (first <= 0x20 || first >= 0x80) && bytes.toString('utf8').trim() === '';
}
