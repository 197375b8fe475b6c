import { findPlace } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { waitForField } from '../../reading/wait-for.js';
import { PageOf } from '../../shapes.js';
import { PLACE_KINDS, PlaceShape } from '../place.shape.js';
import { ListPlacesQuery, type PlacePage } from './list-places.query.js';

const ListPlacesParameters = Type.Object(
  {
    country: Type.Optional(
      Type.String({ pattern: '^[A-Za-z]{2}$', description: 'ISO 3166-1 alpha-2.', examples: ['PK'] }),
    ),
    kind: Type.Optional(
      Type.Union(
        PLACE_KINDS.map((kind) => Type.Literal(kind)),
        { description: 'border-crossing is one side of a border.' },
      ),
    ),
    q: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'Part of a slug, UN/LOCODE or name, in any case.',
        examples: ['torkham'],
      }),
    ),
    ...waitForField,
  },
  { additionalProperties: false },
);

const EXAMPLE = findPlace('torkham-pk');

/** GET /v1/places. They are part of the program: the whole list is one page. */
@ApiTags('Geography')
@Controller('places')
@UseInterceptors(AnswerInterceptor)
export class ListPlacesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Places on the roads' })
  @ApiQueryOf(ListPlacesParameters)
  @ApiAnswer(200, PageOf(PlaceShape), {
    description: 'All that match.',
    examples: { places: { items: [EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter cannot be understood.', 'invalid-query')
  list(
    @Query(QueryPipe(ListPlacesParameters)) { waitFor, ...filter }: Static<typeof ListPlacesParameters>,
  ): Promise<Answer<PlacePage>> {
    return this.queries.execute(new ListPlacesQuery(filter, waitFor));
  }
}
