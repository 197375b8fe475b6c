import { type DeclarationStatus } from '#kafila/domain';
import { IsOneOf, PageOf } from '../../members.js';
import { Declaration } from '../answers/declaration.answer.js';
import { DECLARATION_STATUSES } from '../statuses.js';
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
import { DECLARATION_EXAMPLE } from '../declaration.example.js';
import { ListDeclarationsQuery } from './list-declarations.query.js';

@Closed()
class ListDeclarationsParameters extends AllOf(PageParameters(200, 50), WaitForParameters) {
  @Optional()
  @IsOneOf(DECLARATION_STATUSES, 'Only declarations in this status.')
  readonly status?: DeclarationStatus;

  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe('Only declarations of goods of this convoy.', 'nlc-2026-031')
  readonly convoyId?: string;
}

@Open()
export class DeclarationPage extends PageOf(() => Declaration) {}

/** GET /v1/declarations */
@ApiTags('Dashboards')
@Controller('declarations')
@UseInterceptors(AnswerInterceptor)
export class ListDeclarationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('convoys.read')
  @ApiOperation({ summary: 'Customs declarations, by reference' })
  @ApiQueryOf(ListDeclarationsParameters)
  @ApiAnswer(200, DeclarationPage, {
    description: 'A page of declarations.',
    examples: { declarations: { items: [DECLARATION_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(ListDeclarationsParameters)) asked: ListDeclarationsParameters,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new ListDeclarationsQuery(asked, { after, limit }, asked.waitFor));
  }
}
