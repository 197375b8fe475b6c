import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { forData, visibleLine, visibleLines } from './visible.js';

const LIE = 'x\r\nProven\u001b[2J\u202e';

describe('text for a terminal', () => {
  it('stays in its line, and writes out what steers', () => {
    expect(visibleLine(LIE)).toBe('x\\u000d\\u000aProven\\u001b[2J\\u202e');
    expect(visibleLine(visibleLine(LIE))).toBe(visibleLine(LIE));
    expect(visibleLines(`a\tb\n${LIE}`)).toBe('a\tb\nx\nProven\\u001b[2J\\u202e');
  });

  it('is whole where data come in pieces, and is what it was in a pipe', async () => {
    const bytes = Buffer.from(`\u0642\u0627 ${LIE}`);
    const [terminal, pipe] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()];
    for (const output of [terminal, pipe]) {
      const data = forData(output);
      for (const byte of bytes) data.write(Buffer.of(byte));
      await new Promise<void>((resolve) =>
        data.write('', () => {
          resolve();
        }),
      );
    }
    expect(String(terminal.read())).toBe('\u0642\u0627 x\\u000d\nProven\\u001b[2J\\u202e');
    expect(pipe.read()).toEqual(bytes);
  });
});
