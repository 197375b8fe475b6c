import { findCorridor } from '#kafila/domain';
import { Problem } from '#kafila/platform';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { type CorridorWithRoute, withRoute } from '../corridor.js';
import { GetCorridorQuery } from './get-corridor.query.js';

@QueryHandler(GetCorridorQuery)
export class GetCorridorHandler implements IQueryHandler<GetCorridorQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ corridorId, waitFor }: GetCorridorQuery): Promise<Answer<CorridorWithRoute>> {
    return this.reading.read(
      waitFor,
      () => {
        const corridor = findCorridor(corridorId);
        if (!corridor) throw unknownCorridor(corridorId);
        return Promise.resolve(withRoute(corridor));
      },
      OF_ROWS,
    );
  }
}

function unknownCorridor(corridorId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-corridor',
    detail: `There is no corridor '${corridorId}'. GET /v1/corridors lists them.`,
    facts: { corridorId },
  });
}
