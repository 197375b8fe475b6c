const ASCII = 128;

/**
 * A pattern for the API's document that Python, and JavaScript without `u`, take too. They do not know `\p{L}` and `\p{N}`: a
 * set that holds both becomes all but the ASCII characters that are not in it. So a client refuses nothing that Kafila takes.
 */
export function portablePattern({ source }: RegExp): string {
  return source.replaceAll(/\[\\p\{L\}\\p\{N\}([^\]]*)\]/g, (_set, others: string) => {
    const inSet = new RegExp(`[A-Za-z0-9${others}]`);
    return `[^${rangesWhere((char) => !inSet.test(char))}]`;
  });
}

/** The ASCII characters of which something holds, as the ranges of a set. */
function rangesWhere(holds: (char: string) => boolean): string {
  let ranges = '';
  for (let code = 0; code < ASCII; code += 1) {
    const start = code;
    while (code < ASCII && holds(String.fromCharCode(code))) code += 1;
    if (code > start) ranges += `${escaped(start)}-${escaped(code - 1)}`;
  }
  return ranges;
}

function escaped(code: number): string {
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
