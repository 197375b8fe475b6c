import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { trips } from '../../trips/trips.projection.js';
import { pageFields, readCursor } from '../answers/cursor.js';
import { pageJson } from '../answers/page.js';
import { Reading, waitForField } from '../reading/reading.js';
import { sendJson } from '../send-json.js';
import { oneOf, PageOf } from '../shapes.js';
import { CARNET_EXAMPLE } from './carnet.example.js';
import { CARNET_STATUSES, CarnetShape } from './carnet.shape.js';
import { carnetJsons, findCarnets } from './find-carnets.js';

const ListCarnetsQuery = Type.Object(
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
export class ListCarnetsController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get()
  @ApiOperation({ summary: 'TIR carnets, by number' })
  @ApiQueryOf(ListCarnetsQuery)
  @ApiAnswer(200, PageOf(CarnetShape), {
    description: 'A page of carnets.',
    examples: { carnets: { items: [CARNET_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async list(
    @Query(QueryPipe(ListCarnetsQuery)) query: Static<typeof ListCarnetsQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const limit = wholeNumber(query.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(query.cursor)?.[0];
    const page = await this.reading.answer(reply, query.waitFor, async (db) => {
      const found = await findCarnets(db, trips.name, query, { after, limit: limit + 1 });
      return pageJson(
        found,
        limit,
        ({ carnetNumber }) => [carnetNumber, ''],
        (items) => carnetJsons(db, items),
      );
    });
    sendJson(reply, page);
  }
}
