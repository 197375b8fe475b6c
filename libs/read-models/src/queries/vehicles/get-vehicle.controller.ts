import { normaliseVehicleId } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { trips } from '../../trips/trips.projection.js';
import { Reading, waitForField } from '../position/reading.js';
import { unknownVehicle } from '../query.problems.js';
import { sendJson } from '../send-json.js';
import { findVehicle } from './find-vehicle.js';
import { VEHICLE_HISTORY_EXAMPLE, VehicleHistoryShape } from './vehicle-history.shape.js';

const GetVehicleQuery = Type.Object(waitForField, { additionalProperties: false });

/** GET /v1/vehicles/:vehicleId */
@ApiTags('Dashboards')
@Controller('vehicles')
export class GetVehicleController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

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
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such vehicle has joined a convoy at this position.', 'unknown-vehicle')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('vehicleId') asGiven: string,
    @Query(QueryPipe(GetVehicleQuery)) { waitFor }: Static<typeof GetVehicleQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const json = await this.reading.answer(reply, waitFor, async (db) => {
      // The desk may have given it an id of another form.
      for (const vehicleId of new Set([asGiven, normaliseVehicleId(asGiven), asGiven.toUpperCase()])) {
        const found = await findVehicle(db, trips.name, vehicleId);
        if (found !== undefined) return found;
      }
      throw unknownVehicle(asGiven);
    });
    sendJson(reply, json);
  }
}
