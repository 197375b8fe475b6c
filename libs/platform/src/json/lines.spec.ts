import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Line, linesOf } from './lines.js';

type Told = { number: number; text: string } | { number: number; tooLong: true };
const told = (line: Line): Told =>
  'bytes' in line ? { number: line.number, text: line.bytes.toString() } : line;

async function read(chunks: Iterable<Uint8Array>, limit = 1000): Promise<Told[]> {
  const lines: Told[] = [];
  async function* source(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Promise.resolve(chunk);
  }
  for await (const some of linesOf(source(), limit)) lines.push(...some.map(told));
  return lines;
}

describe('lines of a stream', () => {
  it('are the same wherever the chunks are cut, also inside a letter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-zé漢😀 ]*$/u)),
        fc.array(fc.nat(40)),
        async (texts, sizes) => {
          const bytes = Buffer.from(texts.join('\n'));
          const chunks: Uint8Array[] = [];
          let at = 0;
          for (const size of sizes) chunks.push(bytes.subarray(at, (at += size)));
          chunks.push(bytes.subarray(at));
          const expected = texts
            .map((text, i) => ({ number: i + 1, text }))
            .filter(({ text }) => text.trim() !== '');
          expect(await read(chunks)).toEqual(expected);
        },
      ),
    );
  });

  it('over the limit are reported as such, and what comes after them is read', async () => {
    const long = Buffer.from('x'.repeat(40));
    const lines = await read([Buffer.from('one\n'), long, long, Buffer.from('\ntwo\n')], 50);
    expect(lines).toEqual([
      { number: 1, text: 'one' },
      { number: 2, tooLong: true },
      { number: 3, text: 'two' },
    ]);
  });
});
