import { writtenOut } from '#kafila/platform';
import { StringDecoder } from 'node:string_decoder';
import { Writable } from 'node:stream';

/** One line for a terminal. What would steer it, turn the direction of a text or begin a line is written out: `\u001b`. */
export const visibleLine = writtenOut;

/** The same of lines: their ends and tabs stay. Not for text from elsewhere, which could begin a line of its own. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\n\t]+/g, writtenOut);
}

/** Where data goes: byte by byte into a file or a pipe, visible on a terminal. */
export function forData<Out extends NodeJS.WritableStream>(
  output: Out & { readonly isTTY?: boolean },
): Out | Writable {
  if (output.isTTY !== true) return output;
  const decoder = new StringDecoder('utf8');
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      output.write(visibleLines(decoder.write(chunk)), done);
    },
  });
}
