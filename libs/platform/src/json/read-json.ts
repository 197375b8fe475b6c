import { isUtf8 } from 'node:buffer';
import { type Problem } from '../problems/problem.js';
import { Turn } from '../running/turn.js';
import { MOST_BYTES_OF_ONE } from './json-limits.js';
import { JsonScan, type ScannedItem } from './json-scan.js';
import { malformed, notUtf8, oneTooLarge, tooMuch } from './json.problems.js';
import { type JsonPlace, locateJsonFault } from './locate-json-fault.js';
import { parseScanned } from './parse-json.js';

export type ReadJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Why something of it is refused nevertheless: by the index of the item, 0 where it is no array. See `Parsed`. */
      readonly faults: ReadonlyMap<number, Problem>;
    }
  | { readonly ok: false; readonly problem: Problem };

/** Bytes that are scanned at a time. */
const PORTION = 256 * 1024;
/** Enough for a fault to show what stands there. */
const EXCERPT = 64;

/** Reads a body of JSON as `parseJson` does, an array item by item, without holding the thread for long. */
export async function readJson(bytes: Buffer): Promise<ReadJson> {
  if (!isUtf8(bytes)) return { ok: false, problem: notUtf8('The body') };
  const turn = new Turn();
  const scan = new JsonScan();
  for (let to = PORTION; ; to += PORTION) {
    const excess = scan.take(bytes, Math.min(to, bytes.length));
    if (excess) return { ok: false, problem: tooMuch(excess) };
    if (to >= bytes.length) break;
    if (turn.isOver()) await turn.next();
  }
  if (scan.items && isBlank(bytes, 0, scan.start)) return readItems(bytes, scan, turn);
  if (bytes.length > MOST_BYTES_OF_ONE) return { ok: false, problem: oneTooLarge() };
  const parsed = parseScanned(bytes.toString('utf8'), scan.members);
  if (!parsed.ok) return parsed;
  return { ok: true, value: parsed.value, faults: new Map(parsed.fault && [[0, parsed.fault]]) };
}

async function readItems(bytes: Buffer, scan: JsonScan, turn: Turn): Promise<ReadJson> {
  const { items = [], start = 0, end } = scan;
  const value: unknown[] = [];
  const faults = new Map<number, Problem>();
  const isEmpty = items.length === 1 && end !== undefined && isBlank(bytes, start + 1, items[0]?.end);
  for (const [index, item] of isEmpty ? [] : items.entries()) {
    if (item.end - item.start > MOST_BYTES_OF_ONE) return { ok: false, problem: oneTooLarge(index) };
    const text = bytes.toString('utf8', item.start, item.end);
    // A byte order mark may stand before the whole only.
    const parsed = parseScanned(text.startsWith('\ufeff') ? '' : text, item.members);
    if (!parsed.ok) {
      const problem = parsed.problem.code === 'malformed-json' ? faultIn(bytes, item, index) : parsed.problem;
      return { ok: false, problem };
    }
    value.push(parsed.value);
    if (parsed.fault) faults.set(index, parsed.fault);
    if (turn.isOver()) await turn.next();
  }
  const problem = faultAtEnd(bytes, items, start, end);
  return problem ? { ok: false, problem } : { ok: true, value, faults };
}

/** What is wrong with the array itself, whose items are right. */
function faultAtEnd(
  bytes: Buffer,
  items: readonly ScannedItem[],
  start: number,
  end: number | undefined,
): Problem | undefined {
  if (end === undefined) {
    const rest = { start: (items.at(-1)?.end ?? start) + 1, end: bytes.length };
    if (rest.end - rest.start > MOST_BYTES_OF_ONE) return oneTooLarge(items.length);
    return faultIn(bytes, rest, items.length);
  }
  if (bytes[end - 1] !== 0x5d)
    return faultIn(bytes, items.at(-1) ?? { start: start + 1, end }, items.length - 1);
  if (isBlank(bytes, end)) return undefined;
  let from = end;
  while (isBlank(bytes, from, from + 1)) from += 1;
  return faultFrom(bytes, { start: from, end: from }, { open: [], expected: 'end' });
}

function faultIn(bytes: Buffer, item: Pick<ScannedItem, 'start' | 'end'>, index: number): Problem {
  return faultFrom(bytes, item, { open: ['['], expected: index === 0 ? 'value or ]' : 'value' });
}

/** Located in the text of the item alone; line and column are those of the whole. */
function faultFrom(
  bytes: Buffer,
  { start, end }: Pick<ScannedItem, 'start' | 'end'>,
  place: JsonPlace,
): Problem {
  const text = bytes.toString('utf8', start, end + EXCERPT);
  const { at, what } = locateJsonFault(text, place) ?? { at: 0, what: 'it cannot be read' };
  const offset = start + Buffer.byteLength(text.slice(0, at));
  let [line, lineStart] = [1, 0];
  for (let i = 0; i < offset; i += 1) if (bytes[i] === 0x0a) [line, lineStart] = [line + 1, i + 1];
  return malformed({ line, column: bytes.toString('utf8', lineStart, offset).length + 1, what });
}

/** Whether there is only white space, and at the beginning a byte order mark. */
function isBlank(bytes: Buffer, from: number, to = bytes.length): boolean {
  const hasMark = from === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (let at = hasMark ? 3 : from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false;
  }
  return true;
}
