export interface Pauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

const DEFAULTS: Pauses = { firstMs: 100, longestMs: 10_000 };

/** How long to wait before the next try, in ms: twice as long after each failure. `failures` in a row, at least 1. */
export function pauseAfter(failures: number, { firstMs, longestMs }: Pauses = DEFAULTS): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 60));
}
