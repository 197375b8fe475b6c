import { type CarnetStatus } from '#kafila/domain';
import { IsOneOf, PageOf } from '../../members.js';
import { Carnet } from '../answers/carnet.answer.js';
import { CARNET_STATUSES } from '../statuses.js';
import {
  AllOf,
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  IsText,
  Open,
  Optional,
  QueryPipe,
  wholeNumber,
  May,
} from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { WaitForParameters } from '../../reading/wait-for.js';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { PageParameters, readCursor } from '../../answers/cursor.js';
import { CARNET_EXAMPLE } from '../carnet.example.js';
import { ListCarnetsQuery } from './list-carnets.query.js';

@Closed()
class ListCarnetsParameters extends AllOf(PageParameters(200, 50), WaitForParameters) {
  @Optional()
  @IsOneOf(CARNET_STATUSES, 'Only carnets in this status.')
  readonly status?: CarnetStatus;

  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe('Only carnets of this convoy: assigned to it, carried in it, or told of with it.', 'nlc-2026-031')
  readonly convoyId?: string;
}

@Open()
export class CarnetPage extends PageOf(() => Carnet) {}

/** GET /v1/carnets */
@ApiTags('Dashboards')
@Controller('carnets')
@UseInterceptors(AnswerInterceptor)
export class ListCarnetsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('convoys.read')
  @ApiOperation({ summary: 'TIR carnets, by number' })
  @ApiQueryOf(ListCarnetsParameters)
  @ApiAnswer(200, CarnetPage, {
    description: 'A page of carnets.',
    examples: { carnets: { items: [CARNET_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(@Query(QueryPipe(ListCarnetsParameters)) asked: ListCarnetsParameters): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new ListCarnetsQuery(asked, { after, limit }, asked.waitFor));
  }
}
