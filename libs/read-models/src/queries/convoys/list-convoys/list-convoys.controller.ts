import { findCorridor, findPlace } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { clockFields } from '../../two-clocks/asked-clocks.js';
import { ClocksShape } from '../../two-clocks/clocks.shape.js';
import { ListConvoysQuery } from './list-convoys.query.js';
import { CLOCK_PROBLEMS } from '../../two-clocks/clocks.problems.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { pageFields, readCursor } from '../../answers/cursor.js';
import { invalidQuery } from '../../answers/query.problems.js';
import { PageOf } from '../../shapes.js';
import { CONVOY_EXAMPLE } from '../convoy.example.js';
import { CONVOY_STATUSES, ConvoyShape } from '../convoy.shape.js';
import { type ConvoyFilter } from '../find-convoys.js';

const ListConvoysParameters = Type.Object(
  {
    status: Type.Optional(
      Type.Union(
        CONVOY_STATUSES.map((status) => Type.Literal(status)),
        { description: 'Only convoys in this status.' },
      ),
    ),
    country: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z]{2}$',
        description: 'Only convoys with a vehicle that was seen in this country last (ISO 3166-1 alpha-2).',
        examples: ['AF'],
      }),
    ),
    corridor: Type.Optional(
      Type.String({ description: 'Only convoys on this corridor.', examples: ['khi-tas-torkham'] }),
    ),
    place: Type.Optional(
      Type.String({
        description: 'Only convoys with a vehicle that was seen at this place last: slug or UN/LOCODE.',
        examples: ['torkham-pk'],
      }),
    ),
    regime: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Only convoys under this regime.',
        examples: ['TIR'],
      }),
    ),
    q: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'Part of a convoy id, plate or vehicle id, in any case.',
        examples: ['tlk'],
      }),
    ),
    ...pageFields(200, 50),
    ...clockFields,
  },
  { additionalProperties: false },
);

/** GET /v1/convoys */
@ApiTags('Dashboards')
@Controller('convoys')
@UseInterceptors(AnswerInterceptor)
export class ListConvoysController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Convoys, the latest planned departure first; as they are now, or by two clocks' })
  @ApiQueryOf(ListConvoysParameters)
  @ApiAnswer(200, Type.Object({ ...PageOf(ConvoyShape).properties, clocks: ClocksShape }), {
    description:
      'A page of convoys. By two clocks and with a filter it may hold fewer than wanted, though nextCursor tells that more follow.',
    examples: { convoys: { items: [CONVOY_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(
    400,
    'A filter or the cursor cannot be understood.',
    'invalid-query',
    'invalid-cursor',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(503, 'The past cannot be folded now.', 'read-models-being-filled', 'event-store-unavailable')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(ListConvoysParameters)) asked: Static<typeof ListConvoysParameters>,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new ListConvoysQuery(filterOf(asked), { after, limit }, asked));
  }
}

/** @throws Problem where a corridor or place does not exist: no convoy could ever be found */
function filterOf(query: Static<typeof ListConvoysParameters>): ConvoyFilter {
  const { status, corridor, regime, q } = query;
  if (corridor !== undefined && !findCorridor(corridor)) {
    throw invalidQuery('corridor', 'must be the id of a corridor, see GET /v1/corridors');
  }
  const place = query.place === undefined ? undefined : findPlace(query.place);
  if (query.place !== undefined && !place) {
    throw invalidQuery('place', 'must be the slug or UN/LOCODE of a place, see GET /v1/places');
  }
  return {
    status,
    country: query.country?.toUpperCase(),
    place: place?.slug,
    corridor,
    regime,
    q,
  };
}
