import { type Corridor, corridors, routeOf } from '#kafila/domain';

/** A corridor with the places along it, in the order of travel. */
export interface CorridorWithRoute extends Corridor {
  readonly route: readonly string[];
}

export function withRoute(corridor: Corridor): CorridorWithRoute {
  return { ...corridor, route: routeOf(corridor) };
}

export const CORRIDOR_EXAMPLE = corridors.slice(0, 1).map(withRoute)[0];
