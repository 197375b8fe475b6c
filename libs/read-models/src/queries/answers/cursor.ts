import { Describe, IsText, Optional, Problem } from '#kafila/platform';
import { type Type } from '@nestjs/common';
import { IsString } from 'class-validator';

/** Where a page ended: the sort key of its last item. What comes after it does not depend on what was added since. */
export type SortKey = readonly [string, string];

/** The query parameters of a list that is read page by page. */
export function PageParameters(
  most: number,
  usual: number,
): Type<{ readonly cursor?: string; readonly limit?: string }> {
  class Parameters {
    @Optional()
    @IsText({ max: 2000 })
    @Describe('nextCursor of the page before, unchanged, with the same filters.')
    readonly cursor?: string;

    @Optional()
    @IsString()
    @Describe(
      `Items per page, 1 to ${most}; ${usual} unless given. A page may hold fewer, though nextCursor tells that more follow.`,
      String(usual),
    )
    readonly limit?: string;
  }
  return Parameters;
}

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
