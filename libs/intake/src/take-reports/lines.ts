/** One line of a stream of lines. Numbers begin at 1 and count blank lines too, as an editor does. */
export type Line =
  { readonly number: number; readonly text: string } | { readonly number: number; readonly tooLong: true };

const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines, holding one line at a time and never more than `limit` bytes of it. A line over
 * the limit is told as such, and what lies behind it is read on. Blank lines are left out; a last line without a
 * newline counts.
 */
export async function* linesOf(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;

  const take = (end: Uint8Array): Line | undefined => {
    const tooLong = size + end.length > limit;
    const text = tooLong ? '' : Buffer.concat([...parts, end]).toString('utf8');
    parts = [];
    size = 0;
    const line = { number: number++ };
    if (tooLong) return { ...line, tooLong };
    return text.trim() === '' ? undefined : { ...line, text };
  };

  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const line = take(chunk.subarray(start, end));
      if (line) yield line;
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    size += rest.length;
    if (size <= limit) parts.push(rest);
    else parts = [];
  }
  const last = take(new Uint8Array());
  if (last) yield last;
}
