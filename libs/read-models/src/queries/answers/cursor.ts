import { Problem } from '#kafila/platform';
import { Type } from '@sinclair/typebox';

/** Where a page ended: the sort key of its last item. What comes after it does not depend on what was added since. */
export type SortKey = readonly [string, string];

export const pageFields = (most: number, usual: number) => ({
  cursor: Type.Optional(
    Type.String({
      maxLength: 2000,
      description: 'nextCursor of the page before, unchanged, with the same filters.',
    }),
  ),
  limit: Type.Optional(
    Type.String({
      description: `Items per page, 1 to ${most}; ${usual} unless given.`,
      examples: [String(usual)],
    }),
  ),
});

export function writeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws Problem `invalid-cursor` where it is none of ours */
export function readCursor(text: string | undefined): SortKey | undefined {
  if (text === undefined) return undefined;
  const key = parseJson(Buffer.from(text, 'base64url').toString());
  if (Array.isArray(key) && key.length === 2) {
    const [first, second] = key as unknown[];
    if (typeof first === 'string' && typeof second === 'string' && writeCursor([first, second]) === text) {
      return [first, second];
    }
  }
  throw invalidCursor();
}

export function invalidCursor(): Problem {
  return new Problem({
    status: 400,
    code: 'invalid-cursor',
    title: 'Invalid cursor',
    detail: 'The cursor is not one that was given out. Take nextCursor as it is, or begin without a cursor.',
    errors: [{ pointer: '#/cursor', detail: 'must be nextCursor of the page before' }],
  });
}

/** Undefined where it is no JSON. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
