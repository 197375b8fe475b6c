import { placeOf } from '../../geography/geography.js';
import { type Route } from '../../geography/route.js';

/** Where a convoy goes by its plan: by this it is in the scope of somebody, or not. */
export interface ReachOfConvoy {
  readonly convoyId: string;
  readonly corridorId: string | null;
  /** Slugs, each once. */
  readonly places: readonly string[];
  /** Of these places, ISO 3166-1 alpha-2, each once. */
  readonly countries: readonly string[];
}

export function reachOf(
  convoyId: string,
  { corridorId, route }: { readonly corridorId: string | null; readonly route: Route },
): ReachOfConvoy {
  const places = [...new Set(route)];
  return {
    convoyId,
    corridorId,
    places,
    countries: [...new Set(places.map((slug) => placeOf(slug).country))],
  };
}
