const AS_IT_IS = /[A-Za-z0-9./-]/;
const WRITTEN = /^(?:[A-Za-z0-9./,-]|:[0-9A-F]{2})+$/;
const PIECES = /:([0-9A-F]{2})|./g;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A text without blanks, which messengers take away or break lines at: a blank is a comma; what is neither letter nor digit of ASCII, nor
 * `-`, `.` or `/`, is a colon and two hexadecimal digits for each of its bytes in UTF-8.
 */
export function writeText(text: string): string {
  let written = '';
  for (const character of text) {
    if (AS_IT_IS.test(character)) written += character;
    else if (character === ' ') written += ',';
    else for (const byte of encoder.encode(character)) written += `:${hex(byte)}`;
  }
  return written;
}

/** Undefined where nobody wrote it so. */
export function readText(written: string): string | undefined {
  if (!WRITTEN.test(written)) return undefined;
  const bytes: number[] = [];
  for (const [piece, byte] of written.matchAll(PIECES)) {
    if (byte !== undefined) bytes.push(Number.parseInt(byte, 16));
    else bytes.push((piece === ',' ? ' ' : piece).charCodeAt(0));
  }
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
