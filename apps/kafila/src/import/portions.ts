import { type Line, linesOf, LONGEST_LINE_BYTES } from '#kafila/platform';

/** Lines that are sent together. */
export interface Portion {
  /** At least one; blank ones are left out. */
  readonly lines: readonly Line[];
  /** How much of the source was read when the portion was full, in bytes. */
  readonly bytesRead: number;
}

/** As many as the service takes together. */
const MOST_LINES = 1_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** Cuts a source into portions, from a line on. Numbers of lines begin at 1. */
export async function* portionsOf(
  source: AsyncIterable<Uint8Array>,
  fromLine: number,
): AsyncGenerator<Portion> {
  let bytesRead = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      bytesRead += chunk.length;
      yield chunk;
    }
  }
  let lines: Line[] = [];
  let bytes = 0;
  for await (const some of linesOf(counted(), LONGEST_LINE_BYTES)) {
    for (const line of some) {
      if (line.number < fromLine) continue;
      lines.push(line);
      bytes += 'bytes' in line ? line.bytes.length : 0;
      if (lines.length < MOST_LINES && bytes < MOST_BYTES) continue;
      yield { lines, bytesRead };
      lines = [];
      bytes = 0;
    }
  }
  if (lines.length > 0) yield { lines, bytesRead };
}
