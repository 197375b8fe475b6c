import { PageOf } from '../../members.js';
import { Convoy } from '../answers/convoy.answer.js';
import {
  AllOf,
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  IsWord,
  referenceTo,
  Nested,
  Open,
  Optional,
  QueryPipe,
  wholeNumber,
  May,
} from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListConvoysQuery } from './list-convoys.query.js';
import { ClockParameters } from '../../two-clocks/asked-clocks.js';
import { ShownClocks } from '../../two-clocks/clocks.shape.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { FleetPage } from '../fleet/fleet.answer.js';
import { CLOCK_PROBLEMS } from '../../two-clocks/clocks.problems.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { PageParameters, readCursor } from '../../answers/cursor.js';
import { ConvoyFilterParameters, filterOf } from '../filter.parameters.js';
import { CONVOY_EXAMPLE } from '../convoy.example.js';

@Closed()
class ListConvoysParameters extends AllOf(PageParameters(200, 50), ClockParameters, ConvoyFilterParameters) {
  @Optional()
  @IsWord(['fleet'])
  @Describe('Rows as GET /v1/fleet gives them, not whole convoys.', 'fleet')
  readonly as?: string;
}

@Open()
export class ConvoyPage extends PageOf(() => Convoy) {
  @Optional()
  @Nested(() => ShownClocks)
  readonly clocks?: ShownClocks;
}

const EITHER_PAGE = { anyOf: [ConvoyPage, FleetPage].map(referenceTo) };

/** GET /v1/convoys */
@ApiTags('Dashboards')
@Controller('convoys')
@UseInterceptors(AnswerInterceptor)
export class ListConvoysController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('convoys.read')
  @ApiOperation({ summary: 'Convoys, the latest planned departure first; as they are now, or by two clocks' })
  @ApiQueryOf(ListConvoysParameters)
  @ApiAnswer(200, EITHER_PAGE, {
    description:
      'A page of convoys, or of rows of the fleet. By two clocks and with a filter, or where documents are long, it may hold ' +
      'fewer than wanted.',
    examples: { convoys: { items: [CONVOY_EXAMPLE], nextCursor: null } },
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
    'The past cannot be folded now.',
    'read-models-being-filled',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(@Query(QueryPipe(ListConvoysParameters)) asked: ListConvoysParameters): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(
      new ListConvoysQuery(filterOf(asked), { after, limit }, asked, asked.as === 'fleet'),
    );
  }
}
