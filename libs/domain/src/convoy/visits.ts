import { type Visit } from './convoy.state.js';

/** The visits of a vehicle that was seen at a place. It is one visit as long as it is seen nowhere else. */
export function visited(
  visits: readonly Visit[],
  place: string,
  routeIndex: number | null,
  at: string,
): readonly Visit[] {
  const last = visits.at(-1);
  if (last?.place === place && last.routeIndex === routeIndex) return stayedUntil(visits, at);
  const before = last && last.until > at ? visits.with(-1, { ...last, until: at }) : visits;
  return [...before, { place, routeIndex, from: at, until: at }];
}

/** The last visit went on until then at least. */
export function stayedUntil(visits: readonly Visit[], at: string): readonly Visit[] {
  const last = visits.at(-1);
  if (!last || last.until >= at) return visits;
  const { place, routeIndex, from } = last;
  return visits.with(-1, { place, routeIndex, from, until: at });
}
