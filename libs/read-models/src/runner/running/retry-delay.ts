const FIRST_MS = 100;
const LAST_MS = 10_000;

/** How long to wait before the next try, in milliseconds. `attempt` counts from 1 since it last went well. */
export function retryDelay(attempt: number): number {
  return Math.min(LAST_MS, FIRST_MS * 2 ** (attempt - 1));
}
