import { invalidCursor, parseJson, type SortKey } from '../../answers/cursor.js';

/** An irregularity that stands, as it is sent. */
export interface FoundIrregularity {
  readonly sortKey: SortKey;
  readonly json: string;
}

/** The last item of the page before: one of one stream, or a conflict. */
export interface Cursor {
  readonly since: string;
  /** Stream, code and ordinal. */
  readonly ofStream?: readonly [string, string, number];
  /** Kind and key, then each holder and its convoy. */
  readonly ofConflict?: readonly string[];
}

export interface PageAfter {
  readonly after: Cursor | undefined;
  readonly limit: number;
}

/** @throws Problem `invalid-cursor` */
export function cursorOf([since, key]: SortKey): Cursor {
  const parts: unknown = parseJson(key);
  if (!Array.isArray(parts)) throw invalidCursor();
  if (parts.length === 3) {
    const [stream, code, ordinal] = parts as unknown[];
    if (typeof stream === 'string' && typeof code === 'string' && isOrdinal(ordinal)) {
      return { since, ofStream: [stream, code, ordinal] };
    }
  }
  if (parts.length === 6 && parts.every((part) => typeof part === 'string')) {
    return { since, ofConflict: parts };
  }
  throw invalidCursor();
}

function isOrdinal(part: unknown): part is number {
  return Number.isInteger(part) && Math.abs(part as number) < 2 ** 31;
}
