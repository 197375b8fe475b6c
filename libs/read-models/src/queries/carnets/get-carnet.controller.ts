import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { asksForClocks, clockFields } from '../two-clocks/asked-clocks.js';
import { CLOCK_PROBLEMS } from '../two-clocks/clocks.problems.js';
import { TwoClocks } from '../two-clocks/two-clocks.js';
import { Reading } from '../reading/reading.js';
import { sendJson } from '../send-json.js';
import { carnetJson, pastCarnetJson } from './carnet-json.js';
import { CARNET_EXAMPLE } from './carnet.example.js';
import { CarnetShape } from './carnet.shape.js';

const GetCarnetQuery = Type.Object(clockFields, { additionalProperties: false });

/** GET /v1/carnets/:carnetNumber */
@ApiTags('Dashboards')
@Controller('carnets')
export class GetCarnetController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(TwoClocks) private readonly twoClocks: TwoClocks,
  ) {}

  @Get(':carnetNumber')
  @ApiParam({
    name: 'carnetNumber',
    description: 'Its number, as people write it.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'A TIR carnet as it is now, or as it had happened and was known by two clocks' })
  @ApiQueryOf(GetCarnetQuery)
  @ApiAnswer(200, CarnetShape, {
    description: 'The fold of everything told of it up to Kafila-Position. What was not told is null.',
    examples: { carnet: CARNET_EXAMPLE },
  })
  @ApiProblem(
    400,
    'The query cannot be understood, or nothing can be known of such clocks.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'Nothing is told of such a carnet at this position.', 'unknown-carnet')
  @ApiProblem(
    503,
    'It cannot be folded now.',
    'carnet-parked',
    'read-models-being-filled',
    'event-store-unavailable',
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('carnetNumber') asGiven: string,
    @Query(QueryPipe(GetCarnetQuery)) query: Static<typeof GetCarnetQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const json = asksForClocks(query)
      ? await this.twoClocks.answer(reply, query, (past) => pastCarnetJson(past, asGiven))
      : await this.reading.answer(reply, query.waitFor, (db) => carnetJson(db, asGiven));
    sendJson(reply, json);
  }
}
