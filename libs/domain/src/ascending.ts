/** Less than 0 where `a` comes before `b`. Texts by their UTF-16 code units: no language, the same on every machine. */
export function ascending<T extends string | bigint>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
