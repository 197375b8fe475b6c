import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  May,
  Optional,
  QueryPipe,
} from '#kafila/platform';
import {
  type Answer,
  AnswerInterceptor,
  CLOCK_PROBLEMS,
  HISTORY_PROBLEMS,
  type JsonText,
} from '#kafila/read-models';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { PAIR_SYNTAX } from './clock-pair.js';
import { CompareConvoyQuery } from './compare-convoy.query.js';
import { Difference, DIFFERENCE_EXAMPLE } from './difference.answer.js';

@Closed()
class CompareParameters {
  @IsString()
  @Describe(
    `The first look: ${PAIR_SYNTAX}.`,
    'knownAt:2026-03-04T05:00:00+05:00',
    'at:2026-03-04T18:00:00+05:00,knownAt:1042',
  )
  readonly from!: string;

  @Optional()
  @IsString()
  @Describe('The second look, written alike; now unless given.', 'now')
  readonly to?: string;
}

/** GET /v1/audit/convoys/:convoyId/compare */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/compare')
@UseInterceptors(AnswerInterceptor)
export class CompareConvoyController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('audit.read')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'What differs between two looks at a convoy, in words and as JSON Patch' })
  @ApiQueryOf(CompareParameters)
  @ApiAnswer(200, Difference, {
    description: 'The convoy, its TIR carnets and its declarations at two pairs of clocks, compared.',
    examples: { difference: DIFFERENCE_EXAMPLE },
  })
  @ApiProblem(
    400,
    'A pair cannot be understood, or nothing can be known of it.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'No such convoy is known at either pair.', 'unknown-convoy')
  @ApiProblem(
    503,
    'It cannot be folded now.',
    'convoy-parked',
    'read-models-being-filled',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position asked for was not reached in time.', 'projection-behind')
  compare(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(CompareParameters)) { from, to = 'now' }: CompareParameters,
  ): Promise<Answer<JsonText>> {
    return this.queries.execute(new CompareConvoyQuery(convoyId, from, to));
  }
}
