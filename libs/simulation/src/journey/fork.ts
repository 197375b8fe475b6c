import { type Route } from '#kafila/domain';

/** The last place that two routes have in common from the start on. */
export function forkOf(one: Route, other: Route): string {
  let last = one[0] ?? '';
  for (let i = 0; i < one.length && one[i] === other[i]; i++) last = one[i] ?? last;
  return last;
}
