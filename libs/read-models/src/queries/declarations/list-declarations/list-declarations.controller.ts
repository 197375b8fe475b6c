import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { pageFields, readCursor } from '../../answers/cursor.js';
import { waitForField } from '../../reading/wait-for.js';
import { oneOf, PageOf } from '../../shapes.js';
import { DECLARATION_EXAMPLE } from '../declaration.example.js';
import { DECLARATION_STATUSES, DeclarationShape } from '../declaration.shape.js';
import { ListDeclarationsQuery } from './list-declarations.query.js';

const ListDeclarationsParameters = Type.Object(
  {
    status: Type.Optional(oneOf(DECLARATION_STATUSES, 'Only declarations in this status.')),
    convoyId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Only declarations of goods of this convoy.',
        examples: ['nlc-2026-031'],
      }),
    ),
    ...pageFields(200, 50),
    ...waitForField,
  },
  { additionalProperties: false },
);

/** GET /v1/declarations */
@ApiTags('Dashboards')
@Controller('declarations')
@UseInterceptors(AnswerInterceptor)
export class ListDeclarationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Customs declarations, by reference' })
  @ApiQueryOf(ListDeclarationsParameters)
  @ApiAnswer(200, PageOf(DeclarationShape), {
    description: 'A page of declarations.',
    examples: { declarations: { items: [DECLARATION_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(ListDeclarationsParameters)) asked: Static<typeof ListDeclarationsParameters>,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new ListDeclarationsQuery(asked, { after, limit }, asked.waitFor));
  }
}
