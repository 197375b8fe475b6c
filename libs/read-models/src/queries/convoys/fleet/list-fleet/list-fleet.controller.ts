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
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Answer } from '../../../answers/answer.js';
import { AnswerInterceptor } from '../../../answers/answer.interceptor.js';
import { PageParameters, readCursor } from '../../../answers/cursor.js';
import { type JsonText } from '../../../answers/json-text.js';
import { ConvoyFilterParameters, filterOf } from '../../filter.parameters.js';
import { LISTED_AT_MOST } from '../../list-past-convoys.js';
import { HISTORY_PROBLEMS } from '../../../reading/history.problems.js';
import { ClockParameters } from '../../../two-clocks/asked-clocks.js';
import { CLOCK_PROBLEMS } from '../../../two-clocks/clocks.problems.js';
import { FleetPage } from '../fleet.answer.js';
import { FLEET_EXAMPLE } from '../fleet.example.js';
import { ListFleetQuery } from './list-fleet.query.js';

/** Rows of half a kilobyte: together as long as a page may be. */
const MOST = 10_000;

@Closed()
class ListFleetParameters extends AllOf(
  PageParameters(MOST, MOST),
  ClockParameters,
  ConvoyFilterParameters,
) {}

/** GET /v1/fleet */
@ApiTags('Dashboards')
@Controller('fleet')
@UseInterceptors(AnswerInterceptor)
export class ListFleetController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('convoys.read')
  @ApiOperation({
    summary: 'The whole fleet, about half a kilobyte of each convoy',
    description:
      'For maps and boards of thousands of convoys, the latest planned departure first; as they are now, or by two clocks. ' +
      'GET /v1/live?as=fleet tells of the same rows as they change.',
  })
  @ApiQueryOf(ListFleetParameters)
  @ApiAnswer(200, FleetPage, {
    description: `A page of convoys. By two clocks it holds ${LISTED_AT_MOST} at most, and with a filter it may hold fewer.`,
    examples: { fleet: { items: [FLEET_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(
    400,
    'A filter or the cursor cannot be understood.',
    'invalid-query',
    'invalid-cursor',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(
    503,
    'The rows are being filled, or the past cannot be folded now.',
    'read-models-being-filled',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(@Query(QueryPipe(ListFleetParameters)) asked: ListFleetParameters): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: MOST, fallback: MOST });
    return this.queries.execute(
      new ListFleetQuery(filterOf(asked), { after: readCursor(asked.cursor), limit }, asked),
    );
  }
}
