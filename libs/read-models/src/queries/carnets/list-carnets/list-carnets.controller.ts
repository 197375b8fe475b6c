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
import { CARNET_EXAMPLE } from '../carnet.example.js';
import { CARNET_STATUSES, CarnetShape } from '../carnet.shape.js';
import { ListCarnetsQuery } from './list-carnets.query.js';

const ListCarnetsParameters = Type.Object(
  {
    status: Type.Optional(oneOf(CARNET_STATUSES, 'Only carnets in this status.')),
    convoyId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Only carnets of this convoy: assigned to it, carried in it, or told of with it.',
        examples: ['nlc-2026-031'],
      }),
    ),
    ...pageFields(200, 50),
    ...waitForField,
  },
  { additionalProperties: false },
);

/** GET /v1/carnets */
@ApiTags('Dashboards')
@Controller('carnets')
@UseInterceptors(AnswerInterceptor)
export class ListCarnetsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'TIR carnets, by number' })
  @ApiQueryOf(ListCarnetsParameters)
  @ApiAnswer(200, PageOf(CarnetShape), {
    description: 'A page of carnets.',
    examples: { carnets: { items: [CARNET_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(ListCarnetsParameters)) asked: Static<typeof ListCarnetsParameters>,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new ListCarnetsQuery(asked, { after, limit }, asked.waitFor));
  }
}
