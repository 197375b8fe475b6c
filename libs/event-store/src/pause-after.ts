/** Between which lengths pauses grow, in milliseconds. */
export interface Pauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

const DEFAULTS: Pauses = { firstMs: 100, longestMs: 10_000 };

/**
 * How long to wait before the next try, in milliseconds: twice as long after each failure.
 *
 * @param failures in a row, at least 1
 */
export function pauseAfter(failures: number, { firstMs, longestMs }: Pauses = DEFAULTS): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 60));
}
