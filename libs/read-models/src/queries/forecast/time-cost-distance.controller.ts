import { costsOfTrip, timeCostDistance } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { readRates } from '../rates/rate-store.js';
import { findConvoyDocument } from '../convoys/find-convoy-document.js';
import { Reading, waitForField } from '../reading/reading.js';
import { TIME_COST_DISTANCE_EXAMPLE, TimeCostDistanceShape } from './time-cost-distance.shape.js';

const TimeCostDistanceQuery = Type.Object(waitForField, { additionalProperties: false });

/** GET /v1/convoys/:convoyId/time-cost-distance */
@ApiTags('Statistics')
@Controller('convoys')
export class TimeCostDistanceController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get(':convoyId/time-cost-distance')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'Time and cost against distance, for each vehicle (UNESCAP)',
    description:
      'Points of a line for each vehicle that has moved: slopes are motion, vertical jumps are stops and borders.',
  })
  @ApiQueryOf(TimeCostDistanceQuery)
  @ApiAnswer(200, TimeCostDistanceShape, {
    description: 'One series for each vehicle.',
    examples: { series: TIME_COST_DISTANCE_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(503, 'Its first events could not be digested.', 'convoy-parked')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(TimeCostDistanceQuery)) { waitFor }: Static<typeof TimeCostDistanceQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const vehicles = await this.reading.answer(reply, waitFor, async (db) => {
      const convoy = await findConvoyDocument(db, convoyId);
      const rates = await readRates(db);
      return convoy.vehicles.map((vehicle) => {
        const trip = { legs: vehicle.legs, halts: vehicle.halts, costs: costsOfTrip(vehicle) };
        return { vehicleId: vehicle.vehicleId, ...timeCostDistance(trip, rates) };
      });
    });
    void reply.send({ convoyId, vehicles });
  }
}
