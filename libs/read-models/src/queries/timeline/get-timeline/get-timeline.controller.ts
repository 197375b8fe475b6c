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
import { GetTimelineQuery } from './get-timeline.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PageParameters, readCursor } from '../../answers/cursor.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { WaitForParameters } from '../../reading/wait-for.js';
import { TIMELINE_EXAMPLE, TimelinePage } from '../timeline.answer.js';

@Closed()
class TimelineParameters extends AllOf(PageParameters(1000, 100), WaitForParameters) {}

/** GET /v1/convoys/:convoyId/timeline */
@ApiTags('Dashboards')
@Controller('convoys/:convoyId/timeline')
@UseInterceptors(AnswerInterceptor)
export class GetTimelineController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('convoys.read')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'What happened to a convoy, in the order in which it occurred' })
  @ApiQueryOf(TimelineParameters)
  @ApiAnswer(200, TimelinePage, {
    examples: { timeline: { items: [TIMELINE_EXAMPLE], nextCursor: null } },
    description: 'Straight from the stream, up to Kafila-Position: it agrees with the convoy shown there.',
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(503, 'The event store does not answer.', 'event-store-unavailable', ...HISTORY_PROBLEMS)
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(TimelineParameters)) asked: TimelineParameters,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 1000, fallback: 100 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new GetTimelineQuery(convoyId, { after, limit }, asked.waitFor));
  }
}
