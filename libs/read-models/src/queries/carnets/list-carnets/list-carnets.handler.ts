import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { pageOf } from '../../answers/page.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { carnetJsons, findCarnets } from '../find-carnets.js';
import { ListCarnetsQuery } from './list-carnets.query.js';

@QueryHandler(ListCarnetsQuery)
export class ListCarnetsHandler implements IQueryHandler<ListCarnetsQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ filter, page: { after, limit }, waitFor }: ListCarnetsQuery) {
    return this.reading.read(
      waitFor,
      async (db) => {
        const found = await findCarnets(db, filter, { after: after?.[0], limit: limit + 1 });
        return pageOf(
          found,
          limit,
          ({ carnetNumber }) => [carnetNumber, ''],
          (items) => carnetJsons(db, items),
          ({ length }) => length,
        );
      },
      OF_ROWS,
    );
  }
}
