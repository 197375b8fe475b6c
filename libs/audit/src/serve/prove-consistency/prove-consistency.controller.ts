import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  Optional,
  QueryPipe,
  May,
} from '#kafila/platform';
import { AnswerInterceptor, type Representation } from '#kafila/read-models';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { CONSISTENCY_EXAMPLE } from '../proof.examples.js';
import { ConsistencyProofAnswer } from '../proof.answers.js';
import { ProveConsistencyQuery } from './prove-consistency.query.js';

@Closed()
class ConsistencyParameters {
  @IsString()
  @Describe('Size of the checkpoint that you keep.', '512')
  readonly from!: string;

  @Optional()
  @IsString()
  @Describe('Size of a later one. Default: the last one.', '1042')
  readonly to?: string;
}

/** GET /v1/audit/consistency */
@ApiTags('Auditors')
@Controller('audit/consistency')
@UseInterceptors(AnswerInterceptor)
export class ProveConsistencyController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('public')
  @ApiOperation({
    summary: 'Prove that a later tree of the log only added to an earlier one',
    description:
      'The proof of RFC 6962, section 2.1.2. Compare the root of `from` with that of the checkpoint you keep.',
  })
  @ApiQueryOf(ConsistencyParameters)
  @ApiAnswer(200, ConsistencyProofAnswer, {
    description: 'Both trees, and the proof.',
    examples: { consistency: CONSISTENCY_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'The log is not that large.', 'no-such-size')
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  prove(
    @Query(QueryPipe(ConsistencyParameters)) { from, to }: ConsistencyParameters,
  ): Promise<Representation> {
    return this.queries.execute(new ProveConsistencyQuery(from, to));
  }
}
