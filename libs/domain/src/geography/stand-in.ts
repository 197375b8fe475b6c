import { type Place } from './place.js';

/** No country: ISO 3166-1 leaves `ZZ` to its users. */
export const NO_COUNTRY = 'ZZ';

/** What is left of a place that was recorded and is known no more. */
export function standInFor(slug: string): Place {
  return {
    slug,
    code: null,
    name: slug,
    country: NO_COUNTRY,
    kind: 'city',
    lat: NaN,
    lon: NaN,
    timeZone: 'UTC',
    bcpPair: null,
    source: 'not known any more',
    approximate: true,
  };
}
