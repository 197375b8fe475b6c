import { ApiAnswer, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { waitForField } from '../../reading/wait-for.js';
import { PageOf } from '../../shapes.js';
import { CORRIDOR_EXAMPLE } from '../corridor.js';
import { CorridorShape } from '../corridor.shape.js';
import { type CorridorPage, ListCorridorsQuery } from './list-corridors.query.js';

const ListCorridorsParameters = Type.Object(waitForField, { additionalProperties: false });

/** GET /v1/corridors. They are part of the program: the whole list is one page. */
@ApiTags('Geography')
@Controller('corridors')
@UseInterceptors(AnswerInterceptor)
export class ListCorridorsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Corridors with their legs' })
  @ApiQueryOf(ListCorridorsParameters)
  @ApiAnswer(200, PageOf(CorridorShape), {
    description: 'All corridors.',
    examples: { corridors: { items: [CORRIDOR_EXAMPLE], nextCursor: null } },
  })
  list(
    @Query(QueryPipe(ListCorridorsParameters)) { waitFor }: Static<typeof ListCorridorsParameters>,
  ): Promise<Answer<CorridorPage>> {
    return this.queries.execute(new ListCorridorsQuery(waitFor));
  }
}
