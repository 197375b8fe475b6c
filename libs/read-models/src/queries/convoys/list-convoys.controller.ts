import { findCorridor, findPlace } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { trips } from '../../trips/trips.projection.js';
import { asksForClocks, clockFields } from '../two-clocks/asked-clocks.js';
import { ClocksShape } from '../two-clocks/clocks.shape.js';
import { listPastConvoys } from './list-past-convoys.js';
import { CLOCK_PROBLEMS } from '../two-clocks/clocks.problems.js';
import { TwoClocks } from '../two-clocks/two-clocks.js';
import { pageFields, readCursor } from '../answers/cursor.js';
import { pageJson } from '../answers/page.js';
import { Reading } from '../reading/reading.js';
import { invalidQuery } from '../answers/query.problems.js';
import { sendJson } from '../send-json.js';
import { PageOf } from '../shapes.js';
import { CONVOY_EXAMPLE } from './convoy.example.js';
import { CONVOY_STATUSES, ConvoyShape } from './convoy.shape.js';
import { type ConvoyFilter, documentsOf, findConvoys } from './find-convoys.js';

const ListConvoysQuery = Type.Object(
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
export class ListConvoysController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(TwoClocks) private readonly twoClocks: TwoClocks,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Convoys, the latest planned departure first; as they are now, or by two clocks' })
  @ApiQueryOf(ListConvoysQuery)
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
  async list(
    @Query(QueryPipe(ListConvoysQuery)) query: Static<typeof ListConvoysQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const limit = wholeNumber(query.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(query.cursor);
    const filter = filterOf(query);
    // One more than wanted tells whether a page follows.
    const page = asksForClocks(query)
      ? await this.twoClocks.answer(reply, query, (past) => listPastConvoys(past, filter, { after, limit }))
      : await this.reading.answer(reply, query.waitFor, async (db) => {
          const found = await findConvoys(db, trips.name, filter, { after, limit: limit + 1 });
          return pageJson(
            found,
            limit,
            ({ plannedDeparture, convoyId }) => [plannedDeparture, convoyId],
            (items) => documentsOf(db, items),
          );
        });
    sendJson(reply, page);
  }
}

/** @throws Problem where a corridor or place does not exist: no convoy could ever be found */
function filterOf(query: Static<typeof ListConvoysQuery>): ConvoyFilter {
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
