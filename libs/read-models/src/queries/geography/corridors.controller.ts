import { type Corridor, corridors, findCorridor, routeOf } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, Problem, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { Reading, waitForField } from '../reading/reading.js';
import { Country, list, orNull, PageOf, Slug } from '../shapes.js';

const CorridorQuery = Type.Object(waitForField, { additionalProperties: false });

const CorridorShape = Type.Object({
  id: Type.String({ description: 'How Kafila names it.', examples: ['khi-tas-torkham'] }),
  name: Type.String({ description: 'For people.' }),
  regimes: list(Type.String({ examples: ['TIR'] }), 'Agreements that may apply on it.'),
  carec: orNull(Type.Array(Type.Integer(), { description: 'CAREC corridors it runs on.' })),
  roundTrip: Type.Boolean({ description: 'There and back.' }),
  countries: list(Country('A country.'), 'In the order of travel.'),
  borderCrossings: Type.Integer({ description: 'How many borders it crosses.' }),
  route: list(Slug('A place.'), 'In the order of travel.'),
  legs: list(
    Type.Object({
      from: Slug('Where it begins.'),
      to: Slug('Where it ends.'),
      country: Country('Country of from.'),
      toCountry: Type.Optional(Country('Country of to, across a border.')),
      distanceKm: Type.Number({ description: 'Kilometres by road.' }),
      borderCrossing: Type.Boolean({ description: 'From one side of a border to the other.' }),
      distanceSource: Type.String({ description: 'Where the distance comes from.' }),
    }),
    'One stretch after the other.',
  ),
  totalKm: Type.Number({ description: 'Kilometres by road.' }),
  publishedKm: orNull(Type.Number({ description: 'What the operator told the press.' })),
  distanceSource: Type.String({ description: 'Where the distances come from.' }),
  notes: list(Type.String(), 'For people.'),
});

const EXAMPLE = corridors.slice(0, 1).map(withRoute)[0];

/** GET /v1/corridors, GET /v1/corridors/:corridorId. They are part of the program: the whole list is one page. */
@ApiTags('Geography')
@Controller('corridors')
export class CorridorsController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get()
  @ApiOperation({ summary: 'Corridors with their legs' })
  @ApiQueryOf(CorridorQuery)
  @ApiAnswer(200, PageOf(CorridorShape), {
    description: 'All corridors.',
    examples: { corridors: { items: [EXAMPLE], nextCursor: null } },
  })
  list(
    @Query(QueryPipe(CorridorQuery)) query: Static<typeof CorridorQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.reading.answer(reply, query.waitFor, () =>
      Promise.resolve({ items: corridors.map(withRoute), nextCursor: null }),
    );
  }

  @Get(':corridorId')
  @ApiParam({ name: 'corridorId', description: 'Id of the corridor.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'A corridor with its legs' })
  @ApiQueryOf(CorridorQuery)
  @ApiAnswer(200, CorridorShape, { description: 'The corridor.', examples: { corridor: EXAMPLE } })
  @ApiProblem(404, 'No such corridor.', 'unknown-corridor')
  get(
    @Param('corridorId') corridorId: string,
    @Query(QueryPipe(CorridorQuery)) query: Static<typeof CorridorQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.reading.answer(reply, query.waitFor, () => {
      const corridor = findCorridor(corridorId);
      if (!corridor) throw unknownCorridor(corridorId);
      return Promise.resolve(withRoute(corridor));
    });
  }
}

function withRoute(corridor: Corridor): object {
  return { ...corridor, route: routeOf(corridor) };
}

function unknownCorridor(corridorId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-corridor',
    title: 'Unknown corridor',
    detail: `There is no corridor '${corridorId}'. GET /v1/corridors lists them.`,
    facts: { corridorId },
  });
}
