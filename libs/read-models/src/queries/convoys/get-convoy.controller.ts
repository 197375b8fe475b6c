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
import { CONVOY_EXAMPLE } from './convoy.example.js';
import { convoyJson, pastConvoyJson } from './convoy-json.js';
import { ConvoyShape } from './convoy.shape.js';

const GetConvoyQuery = Type.Object(clockFields, { additionalProperties: false });

/** GET /v1/convoys/:convoyId */
@ApiTags('Dashboards')
@Controller('convoys')
export class GetConvoyController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(TwoClocks) private readonly twoClocks: TwoClocks,
  ) {}

  @Get(':convoyId')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'A convoy as it is now, or as it had happened and was known by two clocks' })
  @ApiQueryOf(GetConvoyQuery)
  @ApiAnswer(200, ConvoyShape, {
    description: 'The fold of everything recorded up to Kafila-Position.',
    examples: { convoy: CONVOY_EXAMPLE },
  })
  @ApiProblem(
    400,
    'The query cannot be understood, or nothing can be known of such clocks.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(
    503,
    'It cannot be folded now.',
    'convoy-parked',
    'read-models-being-filled',
    'event-store-unavailable',
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(GetConvoyQuery)) query: Static<typeof GetConvoyQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const json = asksForClocks(query)
      ? await this.twoClocks.answer(reply, query, (past) => pastConvoyJson(past, convoyId))
      : await this.reading.answer(reply, query.waitFor, (db) => convoyJson(db, convoyId));
    sendJson(reply, json);
  }
}
