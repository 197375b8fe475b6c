import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { pageOf } from '../../answers/page.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { declarationJsons, findDeclarations } from '../find-declarations.js';
import { ListDeclarationsQuery } from './list-declarations.query.js';

@QueryHandler(ListDeclarationsQuery)
export class ListDeclarationsHandler implements IQueryHandler<ListDeclarationsQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ filter, page: { after, limit }, waitFor }: ListDeclarationsQuery) {
    return this.reading.read(
      waitFor,
      async (db) => {
        const found = await findDeclarations(db, filter, { after: after?.[0], limit: limit + 1 });
        return pageOf(
          found,
          limit,
          ({ reference }) => [reference, ''],
          (items) => declarationJsons(db, items),
          ({ length }) => length,
        );
      },
      OF_ROWS,
    );
  }
}
