import { corridors } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { withRoute } from '../corridor.js';
import { type CorridorsFound, ListCorridorsQuery } from './list-corridors.query.js';

@QueryHandler(ListCorridorsQuery)
export class ListCorridorsHandler implements IQueryHandler<ListCorridorsQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ waitFor }: ListCorridorsQuery): Promise<Answer<CorridorsFound>> {
    return this.reading.read(
      waitFor,
      () => Promise.resolve({ items: corridors.map(withRoute), nextCursor: null }),
      OF_ROWS,
    );
  }
}
