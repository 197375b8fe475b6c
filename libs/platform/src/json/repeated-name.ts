import { clip, escapeToken } from '../validation/pointer.js';

/** How many members a parsed value has, those of all that is in it. */
export function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += membersIn(item);
    return members;
  }
  for (const name in value) members += 1 + membersIn((value as Record<string, unknown>)[name]);
  return members;
}

/** An array or object on the way to a place in a text. */
interface Open {
  readonly names: Set<string> | undefined;
  /** Of the member or item that is being read. */
  name: string;
  isNameNext: boolean;
}

/**
 * A JSON pointer to the first member whose name stands twice in one object; undefined where there is none. Parsers do not
 * agree on which of the two counts. The text must be JSON.
 */
export function repeatedNameIn(text: string): string | undefined {
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const inner = open.at(-1);
    switch (text[at]) {
      case '{':
        open.push({ names: new Set(), name: '', isNameNext: true });
        break;
      case '[':
        open.push({ names: undefined, name: '0', isNameNext: false });
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (inner?.names) inner.isNameNext = true;
        else if (inner) inner.name = String(Number(inner.name) + 1);
        break;
      case '"': {
        const end = endOfText(text, at);
        if (inner?.names && inner.isNameNext) {
          inner.name = JSON.parse(text.slice(at, end + 1)) as string;
          if (inner.names.has(inner.name)) return pointerTo(open);
          inner.names.add(inner.name);
          inner.isNameNext = false;
        }
        at = end;
        break;
      }
      case undefined:
      default:
    }
  }
  return undefined;
}

function pointerTo(open: readonly Open[]): string {
  return open.map(({ name }) => `/${clip(escapeToken(name.toWellFormed()), 60)}`).join('');
}

function endOfText(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}
