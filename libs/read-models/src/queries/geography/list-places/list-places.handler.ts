import { type Place, places } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { ListPlacesQuery, type PlaceFilter, type PlacesFound } from './list-places.query.js';

@QueryHandler(ListPlacesQuery)
export class ListPlacesHandler implements IQueryHandler<ListPlacesQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ filter, waitFor }: ListPlacesQuery): Promise<Answer<PlacesFound>> {
    return this.reading.read(
      waitFor,
      () => Promise.resolve({ items: places.filter((place) => matches(place, filter)), nextCursor: null }),
      OF_ROWS,
    );
  }
}

function matches(place: Place, { country, kind, q }: PlaceFilter): boolean {
  if (country !== undefined && place.country !== country.toUpperCase()) return false;
  if (kind !== undefined && place.kind !== kind) return false;
  if (q === undefined) return true;
  const names = [place.slug, place.name, place.code ?? '', ...(place.altNames ?? [])];
  return names.some((name) => name.toLowerCase().includes(q.toLowerCase()));
}
