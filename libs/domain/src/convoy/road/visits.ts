import { type Visit, type Visits } from '../state/road.state.js';

/** The visits of a vehicle that was seen at a place. It is one visit as long as it is seen nowhere else. */
export function addVisit(visits: Visits, place: string, routeIndex: number | null, at: string): Visits {
  if (visits?.place === place && visits.routeIndex === routeIndex) return stayedUntil(visits, at);
  return { place, routeIndex, from: at, until: at, before: visits };
}

/** The last visit went on until then at least. */
export function stayedUntil(visits: Visits, at: string): Visits {
  if (!visits || visits.until >= at) return visits;
  const { place, routeIndex, from, before } = visits;
  return { place, routeIndex, from, until: at, before };
}

export function listVisits(visits: Visits): readonly Visit[] {
  const list: Visit[] = [];
  for (let visit = visits; visit; visit = visit.before) list.push(visit);
  return list.reverse();
}
