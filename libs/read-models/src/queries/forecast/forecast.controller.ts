import { type ConvoyAhead, forecastOf, type UsualTimes } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { type Clock, CLOCK } from '../reading/clock.js';
import { findConvoyDocument } from '../convoys/find-convoy-document.js';
import { Reading, waitForField } from '../reading/reading.js';
import { UsualTimesKept } from '../usual-times/usual-times-kept.js';
import { FORECAST_EXAMPLE, ForecastShape } from './forecast.shape.js';

const ForecastQuery = Type.Object(waitForField, { additionalProperties: false });

/** GET /v1/convoys/:convoyId/forecast. Not part of the convoy: it changes with every minute, and costs statistics. */
@ApiTags('Dashboards')
@Controller('convoys')
export class ForecastController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(UsualTimesKept) private readonly usualTimes: UsualTimesKept,
  ) {}

  @Get(':convoyId/forecast')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'When each vehicle is expected where',
    description:
      'By the clock of the server. What legs, border sides and stays usually take is added up, less what has passed of the ' +
      'present one; what was measured less than five times is taken from the speed and the borders of the corridor, and ' +
      'failing that from the plan.',
  })
  @ApiQueryOf(ForecastQuery)
  @ApiAnswer(200, ForecastShape, {
    description: 'The vehicles that belong to it.',
    examples: { forecast: FORECAST_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(503, 'Its first events could not be digested.', 'convoy-parked')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(ForecastQuery)) { waitFor }: Static<typeof ForecastQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = this.now();
    await this.reading.reach(reply, waitFor);
    const usual = await this.usualTimes.read();
    const vehicles = await this.reading.answer(reply, undefined, async (db) => {
      const convoy = await findConvoyDocument(db, convoyId);
      return shown(convoy, now, usual.on(convoy.corridorId));
    });
    void reply.send({ convoyId, now, vehicles, usualAsOf: usual.position });
  }
}

function shown(convoy: ConvoyAhead, now: string, usual: UsualTimes): readonly object[] {
  return forecastOf(convoy, now, usual).map(({ expectedArrivals, ...vehicle }) => ({
    ...vehicle,
    expectedArrivals: expectedArrivals.map(({ routeIndex: _ofDomain, ...arrival }) => arrival),
  }));
}
