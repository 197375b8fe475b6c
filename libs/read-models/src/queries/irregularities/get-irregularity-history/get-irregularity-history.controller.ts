import {
  AllOf,
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  May,
  QueryPipe,
  wholeNumber,
} from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type JsonText } from '../../answers/json-text.js';
import { GetIrregularityHistoryQuery } from './get-irregularity-history.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PageParameters, readCursor } from '../../answers/cursor.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { WaitForParameters } from '../../reading/wait-for.js';
import { EPISODE_EXAMPLE, IrregularityEpisodePage } from './episode.answer.js';

@Closed()
class IrregularityHistoryParameters extends AllOf(PageParameters(1000, 1000), WaitForParameters) {}

/** GET /v1/convoys/:convoyId/irregularities */
@ApiTags('Dashboards')
@Controller('convoys/:convoyId/irregularities')
@UseInterceptors(AnswerInterceptor)
export class GetIrregularityHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('convoys.read')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'What did not fit in a convoy: when it came up, and what made it go' })
  @ApiQueryOf(IrregularityHistoryParameters)
  @ApiAnswer(200, IrregularityEpisodePage, {
    description:
      "Every irregularity that the convoy's own stream has ever shown, in the order of recording, up to Kafila-Position. " +
      'The pages after the first one go as far as it does.',
    examples: { history: { items: [EPISODE_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(
    503,
    'Its events could not be digested.',
    'convoy-parked',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(IrregularityHistoryParameters)) asked: IrregularityHistoryParameters,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 1000, fallback: 1000 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new GetIrregularityHistoryQuery(convoyId, { after, limit }, asked.waitFor));
  }
}
