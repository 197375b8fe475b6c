import { normaliseCarnetNumber } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { carnetStream } from '../../trips/streams.js';
import { trips } from '../../trips/trips.projection.js';
import { findParked } from '../convoys/find-convoys.js';
import { Reading, waitForField } from '../position/reading.js';
import { streamParked, unknownCarnet } from '../query.problems.js';
import { sendJson } from '../send-json.js';
import { CARNET_EXAMPLE } from './carnet.example.js';
import { CarnetShape } from './carnet.shape.js';
import { carnetJsons, findCarnet } from './find-carnets.js';

const GetCarnetQuery = Type.Object(waitForField, { additionalProperties: false });

/** GET /v1/carnets/:carnetNumber */
@ApiTags('Dashboards')
@Controller('carnets')
export class GetCarnetController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get(':carnetNumber')
  @ApiParam({
    name: 'carnetNumber',
    description: 'Its number, as people write it.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'A TIR carnet as it is now' })
  @ApiQueryOf(GetCarnetQuery)
  @ApiAnswer(200, CarnetShape, {
    description: 'The fold of everything told of it up to Kafila-Position. What was not told is null.',
    examples: { carnet: CARNET_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'Nothing is told of such a carnet at this position.', 'unknown-carnet')
  @ApiProblem(503, 'Its first events could not be digested.', 'carnet-parked')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('carnetNumber') asGiven: string,
    @Query(QueryPipe(GetCarnetQuery)) { waitFor }: Static<typeof GetCarnetQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const carnetNumber = normaliseCarnetNumber(asGiven);
    const json = await this.reading.answer(reply, waitFor, async (db) => {
      if (carnetNumber === undefined) throw unknownCarnet(asGiven);
      const found = await findCarnet(db, trips.name, carnetNumber);
      if (found) return (await carnetJsons(db, [found])).join('');
      const parked = await findParked(db, trips.name, carnetStream(carnetNumber));
      throw parked ? streamParked('carnet', carnetNumber, parked) : unknownCarnet(carnetNumber);
    });
    sendJson(reply, json);
  }
}
