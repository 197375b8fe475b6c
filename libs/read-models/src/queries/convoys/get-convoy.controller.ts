import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { convoyStream } from '../../trips/streams.js';
import { trips } from '../../trips/trips.projection.js';
import { Reading, waitForField } from '../position/reading.js';
import { convoyParked, notSupportedYet, unknownConvoy } from '../query.problems.js';
import { sendJson } from '../send-json.js';
import { CONVOY_EXAMPLE } from './convoy.example.js';
import { ConvoyShape } from './convoy.shape.js';
import { documentsOf, findConvoy, findParked } from './find-convoys.js';

const GetConvoyQuery = Type.Object(
  {
    ...waitForField,
    at: Type.Optional(
      Type.String({ description: 'As it was in the world at this instant. Not supported yet.' }),
    ),
    knownAt: Type.Optional(
      Type.String({ description: 'As it was known at this instant. Not supported yet.' }),
    ),
  },
  { additionalProperties: false },
);

/** GET /v1/convoys/:convoyId */
@ApiTags('Dashboards')
@Controller('convoys')
export class GetConvoyController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get(':convoyId')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'A convoy as it is now' })
  @ApiQueryOf(GetConvoyQuery)
  @ApiAnswer(200, ConvoyShape, {
    description: 'The fold of everything recorded up to Kafila-Position.',
    examples: { convoy: CONVOY_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(501, 'Not built yet.', 'not-supported-yet')
  @ApiProblem(503, 'Its first events could not be digested.', 'convoy-parked')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(GetConvoyQuery)) { waitFor, at, knownAt }: Static<typeof GetConvoyQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (at !== undefined) throw notSupportedYet('at');
    if (knownAt !== undefined) throw notSupportedYet('knownAt');
    const document = await this.reading.answer(reply, waitFor, async (db) => {
      const found = await findConvoy(db, trips.name, convoyId);
      if (found) return (await documentsOf(db, [found]))[0] ?? '';
      const parked = await findParked(db, trips.name, convoyStream(convoyId));
      throw parked ? convoyParked(convoyId, parked.position, parked.reason) : unknownConvoy(convoyId);
    });
    sendJson(reply, document);
  }
}
