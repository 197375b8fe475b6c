import { WaitForParameters } from '../../reading/wait-for.js';
import { Corridor } from '../corridor.answer.js';
import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { CORRIDOR_EXAMPLE, type CorridorWithRoute } from '../corridor.js';
import { GetCorridorQuery } from './get-corridor.query.js';

@Closed()
class GetCorridorParameters extends WaitForParameters {}

/** GET /v1/corridors/:corridorId */
@ApiTags('Geography')
@Controller('corridors')
@UseInterceptors(AnswerInterceptor)
export class GetCorridorController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':corridorId')
  @May('reference.read')
  @ApiParam({ name: 'corridorId', description: 'Id of the corridor.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'A corridor with its legs' })
  @ApiQueryOf(GetCorridorParameters)
  @ApiAnswer(200, Corridor, { description: 'The corridor.', examples: { corridor: CORRIDOR_EXAMPLE } })
  @ApiProblem(404, 'No such corridor.', 'unknown-corridor')
  get(
    @Param('corridorId') corridorId: string,
    @Query(QueryPipe(GetCorridorParameters)) { waitFor }: GetCorridorParameters,
  ): Promise<Answer<CorridorWithRoute>> {
    return this.queries.execute(new GetCorridorQuery(corridorId, waitFor));
  }
}
