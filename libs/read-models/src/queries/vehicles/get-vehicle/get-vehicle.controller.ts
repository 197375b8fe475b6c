import { VehicleHistory } from '../vehicle-history.answer.js';
import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ClockParameters } from '../../two-clocks/asked-clocks.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { CLOCK_PROBLEMS } from '../../two-clocks/clocks.problems.js';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type JsonText } from '../../answers/json-text.js';
import { GetVehicleQuery } from './get-vehicle.query.js';
import { VEHICLE_HISTORY_EXAMPLE } from '../vehicle-history.example.js';

@Closed()
class GetVehicleParameters extends ClockParameters {}

/** GET /v1/vehicles/:vehicleId */
@ApiTags('Dashboards')
@Controller('vehicles')
@UseInterceptors(AnswerInterceptor)
export class GetVehicleController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':vehicleId')
  @May('convoys.read')
  @ApiParam({
    name: 'vehicleId',
    description:
      'Country and plate, in upper or lower case, or the id that the desk gave. A plate that it took on the way finds it, too: ' +
      'where several took it, the last of them.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'A vehicle and all convoys that it has belonged to' })
  @ApiQueryOf(GetVehicleParameters)
  @ApiAnswer(200, VehicleHistory, {
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
  @ApiProblem(
    503,
    'The past cannot be folded now.',
    'read-models-being-filled',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('vehicleId') vehicleId: string,
    @Query(QueryPipe(GetVehicleParameters)) asked: GetVehicleParameters,
  ): Promise<Answer<JsonText>> {
    return this.queries.execute(new GetVehicleQuery(vehicleId, asked));
  }
}
