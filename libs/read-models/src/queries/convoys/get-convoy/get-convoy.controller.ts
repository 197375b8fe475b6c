import { Convoy } from '../answers/convoy.answer.js';
import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ClockParameters } from '../../two-clocks/asked-clocks.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { CLOCK_PROBLEMS } from '../../two-clocks/clocks.problems.js';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type JsonText } from '../../answers/json-text.js';
import { CONVOY_EXAMPLE } from '../convoy.example.js';
import { GetConvoyQuery } from './get-convoy.query.js';

@Closed()
class GetConvoyParameters extends ClockParameters {}

/** GET /v1/convoys/:convoyId */
@ApiTags('Dashboards')
@Controller('convoys')
@UseInterceptors(AnswerInterceptor)
export class GetConvoyController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':convoyId')
  @May('convoys.read')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'A convoy as it is now, or as it had happened and was known by two clocks' })
  @ApiQueryOf(GetConvoyParameters)
  @ApiAnswer(200, Convoy, {
    description: 'The fold of everything recorded up to Kafila-Position.',
    examples: { convoy: CONVOY_EXAMPLE },
  })
  @ApiProblem(
    400,
    'The query cannot be understood, or nothing can be known of such clocks.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(
    503,
    'It cannot be folded now.',
    'convoy-parked',
    'read-models-being-filled',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(GetConvoyParameters)) asked: GetConvoyParameters,
  ): Promise<Answer<JsonText>> {
    return this.queries.execute(new GetConvoyQuery(convoyId, asked));
  }
}
