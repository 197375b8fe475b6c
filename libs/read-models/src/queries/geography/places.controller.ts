import { facingSide, findPlace, type Place, places, type PlaceKind } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, Problem, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { Reading, waitForField } from '../reading/reading.js';
import { Country, list, oneOf, orNull, PageOf, Slug } from '../shapes.js';

const KINDS = ['port', 'dry-port', 'city', 'customs-house', 'border-crossing'] as const satisfies PlaceKind[];

const PlacesQuery = Type.Object(
  {
    country: Type.Optional(
      Type.String({ pattern: '^[A-Za-z]{2}$', description: 'ISO 3166-1 alpha-2.', examples: ['PK'] }),
    ),
    kind: Type.Optional(
      Type.Union(
        KINDS.map((kind) => Type.Literal(kind)),
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
const PlaceQuery = Type.Object(waitForField, { additionalProperties: false });

const PlaceShape = Type.Object({
  slug: Slug('How Kafila names it.'),
  code: orNull(Type.String({ description: 'UN/LOCODE without a blank.', examples: ['PKTOR'] })),
  name: Type.String({
    description: 'For people; two places may share one.',
    examples: ['Torkham (Pakistan)'],
  }),
  country: Country('Where it is.'),
  kind: oneOf(KINDS, 'border-crossing is one side of a border.'),
  lat: Type.Number({ description: 'WGS84 decimal degrees.' }),
  lon: Type.Number({ description: 'WGS84 decimal degrees.' }),
  timeZone: Type.String({ description: 'IANA time zone.', examples: ['Asia/Karachi'] }),
  bcpPair: orNull(Slug('The side that faces it across the border.')),
  source: Type.String({ description: 'Where the coordinates come from.' }),
  approximate: Type.Boolean({ description: 'The coordinates are an estimate.' }),
  note: Type.Optional(Type.String({ description: 'For people.' })),
  altNames: Type.Optional(list(Type.String(), 'Other names it goes by.')),
});
const PlaceWithFacing = Type.Object({
  ...PlaceShape.properties,
  facing: orNull(
    Type.Object(PlaceShape.properties, { description: 'The side that faces it across the border, in full.' }),
  ),
});

const EXAMPLE = findPlace('torkham-pk');
const EXAMPLE_WITH_FACING = { ...EXAMPLE, facing: findPlace('torkham-af') };

/** GET /v1/places, GET /v1/places/:place. They are part of the program: the whole list is one page. */
@ApiTags('Geography')
@Controller('places')
export class PlacesController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get()
  @ApiOperation({ summary: 'Places on the roads' })
  @ApiQueryOf(PlacesQuery)
  @ApiAnswer(200, PageOf(PlaceShape), {
    description: 'All that match.',
    examples: { places: { items: [EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter cannot be understood.', 'invalid-query')
  list(
    @Query(QueryPipe(PlacesQuery)) query: Static<typeof PlacesQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.reading.answer(reply, query.waitFor, () =>
      Promise.resolve({ items: places.filter((place) => matches(place, query)), nextCursor: null }),
    );
  }

  @Get(':place')
  @ApiParam({ name: 'place', description: 'Slug or UN/LOCODE.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'A place, by slug or UN/LOCODE' })
  @ApiQueryOf(PlaceQuery)
  @ApiAnswer(200, PlaceWithFacing, { description: 'The place.', examples: { place: EXAMPLE_WITH_FACING } })
  @ApiProblem(404, 'No such place.', 'unknown-place')
  get(
    @Param('place') reference: string,
    @Query(QueryPipe(PlaceQuery)) query: Static<typeof PlaceQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.reading.answer(reply, query.waitFor, () => {
      const place = findPlace(reference);
      if (!place) throw unknownPlace(reference);
      return Promise.resolve({ ...place, facing: facingSide(place.slug) ?? null });
    });
  }
}

function matches(place: Place, { country, kind, q }: Static<typeof PlacesQuery>): boolean {
  if (country !== undefined && place.country !== country.toUpperCase()) return false;
  if (kind !== undefined && place.kind !== kind) return false;
  if (q === undefined) return true;
  const names = [place.slug, place.name, place.code ?? '', ...(place.altNames ?? [])];
  return names.some((name) => name.toLowerCase().includes(q.toLowerCase()));
}

function unknownPlace(place: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-place',
    title: 'Unknown place',
    detail: `There is no place '${place}'. GET /v1/places?q=<part of its name> finds its slug.`,
    facts: { place },
  });
}
