import { Declaration } from '../answers/declaration.answer.js';
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
import { GetDeclarationQuery } from './get-declaration.query.js';
import { DECLARATION_EXAMPLE } from '../declaration.example.js';

@Closed()
class GetDeclarationParameters extends ClockParameters {}

/** GET /v1/declarations/:reference */
@ApiTags('Dashboards')
@Controller('declarations')
@UseInterceptors(AnswerInterceptor)
export class GetDeclarationController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':reference')
  @May('convoys.read')
  @ApiParam({
    name: 'reference',
    description: 'Its reference; a slash within it is written as %2F.',
    schema: { type: 'string' },
  })
  @ApiOperation({
    summary: 'A customs declaration as it is now, or as it had happened and was known by two clocks',
  })
  @ApiQueryOf(GetDeclarationParameters)
  @ApiAnswer(200, Declaration, {
    description: 'The fold of everything told of it up to Kafila-Position. What was not told is null.',
    examples: { declaration: DECLARATION_EXAMPLE },
  })
  @ApiProblem(
    400,
    'The query cannot be understood, or nothing can be known of such clocks.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'Nothing is told of such a declaration at this position.', 'unknown-declaration')
  @ApiProblem(
    503,
    'It cannot be folded now.',
    'declaration-parked',
    'read-models-being-filled',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('reference') reference: string,
    @Query(QueryPipe(GetDeclarationParameters)) asked: GetDeclarationParameters,
  ): Promise<Answer<JsonText>> {
    return this.queries.execute(new GetDeclarationQuery(reference, asked));
  }
}
