import { WaitForParameters } from '../../reading/wait-for.js';
import { Corridor } from '../corridor.answer.js';
import { PageOf } from '../../members.js';
import { ApiAnswer, ApiQueryOf, Closed, Open, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { CORRIDOR_EXAMPLE } from '../corridor.js';
import { type CorridorsFound, ListCorridorsQuery } from './list-corridors.query.js';

@Closed()
class ListCorridorsParameters extends WaitForParameters {}

@Open()
export class CorridorPage extends PageOf(() => Corridor) {}

/** GET /v1/corridors. They are part of the program, or of a file that it was started with: the whole list is one page. */
@ApiTags('Geography')
@Controller('corridors')
@UseInterceptors(AnswerInterceptor)
export class ListCorridorsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('reference.read')
  @ApiOperation({ summary: 'Corridors with their legs' })
  @ApiQueryOf(ListCorridorsParameters)
  @ApiAnswer(200, CorridorPage, {
    description: 'All corridors.',
    examples: { corridors: { items: [CORRIDOR_EXAMPLE], nextCursor: null } },
  })
  list(
    @Query(QueryPipe(ListCorridorsParameters)) { waitFor }: ListCorridorsParameters,
  ): Promise<Answer<CorridorsFound>> {
    return this.queries.execute(new ListCorridorsQuery(waitFor));
  }
}
