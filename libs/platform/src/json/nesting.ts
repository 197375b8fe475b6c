const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether JSON text nests deeper than `most`, seen before it is parsed: ten megabytes of `[` would cost JSON.parse
 * half a gigabyte, and whatever recurses over a deep value afterwards its stack. Text that is no JSON may give
 * either answer; the parser refuses it.
 */
export function nestsDeeperThan(text: string, most: number): boolean {
  // It takes two brackets to nest, so short text needs no look.
  if (text.length <= most * 2) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      at = endOfString(text, at);
    } else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > most) return true;
    } else if (char === 0x5d || char === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
