import { findPlace, places } from '#kafila/domain';
import { type Scope } from '#kafila/platform';
import { invalidQuery } from '../answers/query.problems.js';

/**
 * The convoys whose routes go through a country or a place, as a scope has them: routes of their own and those of corridors alike.
 *
 * @throws Problem `invalid-query` there is no such country or place
 */
export function readThrough(through: string): Scope {
  const country = through.toUpperCase();
  if (places.some((place) => place.country === country)) return { countries: [country] };
  const place = findPlace(through);
  if (place) return { places: [place.slug] };
  throw invalidQuery(
    'through',
    `knows no '${through}'; it is a country like AF, or a place, see GET /v1/places`,
  );
}
