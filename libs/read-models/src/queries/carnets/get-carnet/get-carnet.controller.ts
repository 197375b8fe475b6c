import { Carnet } from '../answers/carnet.answer.js';
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
import { GetCarnetQuery } from './get-carnet.query.js';
import { CARNET_EXAMPLE } from '../carnet.example.js';

@Closed()
class GetCarnetParameters extends ClockParameters {}

/** GET /v1/carnets/:carnetNumber */
@ApiTags('Dashboards')
@Controller('carnets')
@UseInterceptors(AnswerInterceptor)
export class GetCarnetController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':carnetNumber')
  @May('convoys.read')
  @ApiParam({
    name: 'carnetNumber',
    description: 'Its number, as people write it.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'A TIR carnet as it is now, or as it had happened and was known by two clocks' })
  @ApiQueryOf(GetCarnetParameters)
  @ApiAnswer(200, Carnet, {
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
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('carnetNumber') carnetNumber: string,
    @Query(QueryPipe(GetCarnetParameters)) asked: GetCarnetParameters,
  ): Promise<Answer<JsonText>> {
    return this.queries.execute(new GetCarnetQuery(carnetNumber, asked));
  }
}
