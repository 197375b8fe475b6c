/**
 * The first name that an object of a JSON text has twice; undefined where none has. JSON.parse takes the last of the two, other
 * readers the first, so such a text says two things. The text is JSON.
 */
export function repeatedName(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '{' || letter === '[') open.push(new Set());
    else if (letter === '}' || letter === ']') open.pop();
    if (letter !== '"') continue;
    const end = endOfString(text, at);
    const isName = /\s*:/y;
    isName.lastIndex = end;
    if (isName.test(text)) {
      const name = JSON.parse(text.slice(at, end)) as string;
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
    at = end - 1;
  }
  return undefined;
}

function endOfString(text: string, begin: number): number {
  let at = begin + 1;
  while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
