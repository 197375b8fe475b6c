import { findCorridor, findPlace, type Narrowing, places, readRegime, REGIMES } from '#kafila/domain';
import { invalidQuery } from '../../answers/query.problems.js';

// Each reads what was asked of one parameter, and throws Problem `invalid-query` where there is no such thing.

export function readPlace(name: string): string {
  const place = findPlace(name);
  if (!place) throw invalidQuery('place', `knows no '${name}'; GET /v1/places lists all`);
  return place.slug;
}

export function placesIn(country: string): ReadonlySet<string> {
  const known = readCountry('country', country);
  return new Set(places.filter((place) => place.country === known).map(({ slug }) => slug));
}

export function readCountry(field: Narrowing, country: string): string {
  if (places.some((place) => place.country === country)) return country;
  const known = [...new Set(places.map((place) => place.country))].sort().join(', ');
  throw invalidQuery(field, `knows no '${country}'; places are in ${known}`);
}

export function readHs(digits: string): string {
  if (/^\d{2,12}$/.test(digits)) return digits;
  throw invalidQuery('hs', 'must be the first two to twelve digits of a code, without points');
}

export function readCorridor(id: string): { readonly id: string; readonly places: ReadonlySet<string> } {
  const corridor = findCorridor(id);
  if (!corridor) throw invalidQuery('corridor', `knows no '${id}'; GET /v1/corridors lists all`);
  return { id, places: new Set(corridor.legs.flatMap(({ from, to }) => [from, to])) };
}

export function readDirection(direction: string): string {
  if (direction === 'outbound' || direction === 'inbound') return direction;
  throw invalidQuery('direction', 'must be outbound or inbound');
}

export function readRegimeName(name: string): string {
  const read = readRegime(name);
  if ('regime' in read) return read.regime;
  throw invalidQuery(
    'regime',
    `knows no '${read.unknown}'; it knows ${REGIMES.map(({ code }) => code).join(', ')}`,
  );
}
