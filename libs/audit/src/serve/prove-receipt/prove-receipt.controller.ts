import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  Optional,
  QueryPipe,
  type Caller,
  CallerIdentity,
  May,
} from '#kafila/platform';
import { AnswerInterceptor, type Representation } from '#kafila/read-models';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { RECEIPT_EXAMPLE } from '../proof.examples.js';
import { ReceiptProofAnswer } from '../proof.answers.js';
import { ProveReceiptQuery } from './prove-receipt.query.js';

@Closed()
class ReceiptParameters {
  @Optional()
  @IsString()
  @Describe(
    'Prove into the tree of so many leaves, e.g. that of a checkpoint you keep. Default: the last one.',
    '1042',
  )
  readonly size?: string;
}

/** GET /v1/audit/receipts/:stream/:reportId */
@ApiTags('Auditors')
@Controller('audit/receipts/:stream/:reportId')
@UseInterceptors(AnswerInterceptor)
export class ProveReceiptController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('receipts.read')
  @ApiParam({ name: 'stream', description: 'The stream that the receipt names.', schema: { type: 'string' } })
  @ApiParam({
    name: 'reportId',
    description: 'Id of the report; or the revision that the receipt of a decision names.',
    schema: { type: 'string' },
  })
  @ApiOperation({
    summary: 'Turn the receipt of a write into a proof',
    description:
      'Proves that the event is in the log. If it was recorded just now, the answer waits until the log has it, five seconds ' +
      'at most. The leaf is SHA-256 over a zero byte and `entry`; the proof leads from it to the root that the checkpoint signs ' +
      '(RFC 6962, section 2.1.1).',
  })
  @ApiQueryOf(ReceiptParameters)
  @ApiAnswer(200, ReceiptProofAnswer, {
    description: 'The event is in the log; the proof.',
    examples: { receipt: RECEIPT_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(
    404,
    'Nothing to prove.',
    ...(['unknown-stream', 'unknown-report', 'no-such-size', 'not-in-tree'] as const),
  )
  @ApiProblem(
    503,
    'Log or store does not answer, or they contradict each other.',
    ...(['log-unavailable', 'event-store-unavailable', 'history-not-as-logged'] as const),
  )
  @ApiProblem(504, 'The log has not got to the event in time.', 'log-behind')
  prove(
    @Param('stream') stream: string,
    @Param('reportId') reportId: string,
    @Query(QueryPipe(ReceiptParameters)) { size }: ReceiptParameters,
    @CallerIdentity() { unitId }: Caller,
  ): Promise<Representation> {
    return this.queries.execute(new ProveReceiptQuery(stream, reportId, size, unitId));
  }
}
