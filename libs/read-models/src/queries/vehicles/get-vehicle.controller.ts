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
import { vehicleJson, pastVehicleJson } from './vehicle-json.js';
import { VEHICLE_HISTORY_EXAMPLE, VehicleHistoryShape } from './vehicle-history.shape.js';

const GetVehicleQuery = Type.Object(clockFields, { additionalProperties: false });

/** GET /v1/vehicles/:vehicleId */
@ApiTags('Dashboards')
@Controller('vehicles')
export class GetVehicleController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(TwoClocks) private readonly twoClocks: TwoClocks,
  ) {}

  @Get(':vehicleId')
  @ApiParam({
    name: 'vehicleId',
    description: 'Country and plate, in upper or lower case, or the id that the desk gave.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'A vehicle and all convoys that it has belonged to' })
  @ApiQueryOf(GetVehicleQuery)
  @ApiAnswer(200, VehicleHistoryShape, {
    description: 'Its history survives splits, merges and replacement: each convoy tells its part.',
    examples: { vehicle: VEHICLE_HISTORY_EXAMPLE },
  })
  @ApiProblem(
    400,
    'The query cannot be understood, or nothing can be known of such clocks.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'No such vehicle has joined a convoy at this position.', 'unknown-vehicle')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('vehicleId') asGiven: string,
    @Query(QueryPipe(GetVehicleQuery)) query: Static<typeof GetVehicleQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const json = asksForClocks(query)
      ? await this.twoClocks.answer(reply, query, (past) => pastVehicleJson(past, asGiven))
      : await this.reading.answer(reply, query.waitFor, (db) => vehicleJson(db, asGiven));
    sendJson(reply, json);
  }
}
