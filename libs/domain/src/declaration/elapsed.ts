import { hoursBetween } from '../report/instant.js';

/**
 * Hours from one step to another (RFC 3339 in UTC). Null where one of them was not reported, and where the second lies
 * before the first: then clocks differ, and nobody knows how long it took.
 */
export function elapsed(from: string | null, to: string | null): number | null {
  return from === null || to === null || to < from ? null : hoursBetween(from, to);
}
