import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { pageOf } from '../../answers/page.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { findIrregularities } from './find-irregularities.js';
import { ListIrregularitiesQuery } from './list-irregularities.query.js';

@QueryHandler(ListIrregularitiesQuery)
export class ListIrregularitiesHandler implements IQueryHandler<ListIrregularitiesQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ filter, page: { after, limit }, waitFor }: ListIrregularitiesQuery) {
    return this.reading.read(
      waitFor,
      async (db) => {
        const found = await findIrregularities(db, filter, { after, limit: limit + 1 });
        return pageOf(
          found,
          limit,
          ({ sortKey }) => sortKey,
          (items) => items.map(({ json }) => json),
        );
      },
      OF_ROWS,
    );
  }
}
