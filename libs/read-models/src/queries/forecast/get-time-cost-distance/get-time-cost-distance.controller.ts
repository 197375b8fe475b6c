import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type ConvoySeries, GetTimeCostDistanceQuery } from './get-time-cost-distance.query.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { WaitForParameters } from '../../reading/wait-for.js';
import { TIME_COST_DISTANCE_EXAMPLE, TimeCostDistanceAnswer } from './time-cost-distance.answer.js';

@Closed()
class TimeCostDistanceParameters extends WaitForParameters {}

/** GET /v1/convoys/:convoyId/time-cost-distance */
@ApiTags('Statistics')
@Controller('convoys')
@UseInterceptors(AnswerInterceptor)
export class GetTimeCostDistanceController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':convoyId/time-cost-distance')
  @May('convoys.read')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'Time and cost against distance, for each vehicle (UNESCAP)',
    description:
      'Points of a line for each vehicle that has moved: slopes are motion, vertical jumps are stops and borders.',
  })
  @ApiQueryOf(TimeCostDistanceParameters)
  @ApiAnswer(200, TimeCostDistanceAnswer, {
    description: 'One series for each vehicle.',
    examples: { series: TIME_COST_DISTANCE_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(
    503,
    'Its events could not be digested, or are not as logged.',
    'convoy-parked',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(TimeCostDistanceParameters)) { waitFor }: TimeCostDistanceParameters,
  ): Promise<Answer<JsonText<ConvoySeries>>> {
    return this.queries.execute(new GetTimeCostDistanceQuery(convoyId, waitFor));
  }
}
