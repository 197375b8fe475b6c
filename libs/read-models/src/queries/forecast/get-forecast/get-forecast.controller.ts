import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Forecast, GetForecastQuery } from './get-forecast.query.js';
import { type JsonText } from '../../answers/json-text.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { WaitForParameters } from '../../reading/wait-for.js';
import { FORECAST_EXAMPLE, ForecastAnswer } from './forecast.answer.js';

@Closed()
class ForecastParameters extends WaitForParameters {}

/** GET /v1/convoys/:convoyId/forecast. Not part of the convoy: it changes with every minute. */
@ApiTags('Dashboards')
@Controller('convoys')
@UseInterceptors(AnswerInterceptor)
export class GetForecastController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':convoyId/forecast')
  @May('convoys.read')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'When each vehicle is expected where',
    description:
      'As it was assessed last: when the convoy changed, and each minute. What legs, border sides and stays usually take is added up, less what has passed of the ' +
      'present one; what was measured less than five times is taken from the speed and the borders of the corridor, and ' +
      'failing that from the plan.',
  })
  @ApiQueryOf(ForecastParameters)
  @ApiAnswer(200, ForecastAnswer, {
    description: 'The vehicles that belong to it.',
    examples: { forecast: FORECAST_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(503, 'Its first events could not be digested.', 'convoy-parked')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(ForecastParameters)) { waitFor }: ForecastParameters,
  ): Promise<Answer<JsonText<Forecast>>> {
    return this.queries.execute(new GetForecastQuery(convoyId, waitFor));
  }
}
