import { type EventSource, type RecordedEvent } from '#kafila/event-store';
import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  Optional,
  QueryPipe,
  wholeNumber,
} from '#kafila/platform';
import { EVENT_STORE } from '#kafila/read-models';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { encodeLeaf } from '../leaf/leaf.js';
import { type LogReading } from '../log/log-reading.js';
import { findEvent } from '../log/receipt.js';
import { leafHash } from '../merkle/hash.js';
import { LogShelf } from './log-shelf.js';
import { logBehind, noSuchSize, notInTree, unknownReport, unknownStream } from './log.problems.js';
import { RECEIPT_EXAMPLE } from './proof.examples.js';
import { base64, ReceiptProofAnswer } from './proof.answers.js';

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
export class ReceiptsController {
  constructor(
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
    @Inject(LogShelf) private readonly shelf: LogShelf,
  ) {}

  @Get()
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
  @ApiProblem(503, 'Log or store does not answer.', 'log-unavailable', 'event-store-unavailable')
  @ApiProblem(504, 'The log has not got to the event in time.', 'log-behind')
  async get(
    @Param('stream') stream: string,
    @Param('reportId') reportId: string,
    @Query(QueryPipe(ReceiptParameters)) { size }: ReceiptParameters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const event = await this.find(stream, reportId);
    await this.shelf.reach(event.position);
    const proven = await this.shelf.read((log) => prove(log, event, size));
    void reply.header('cache-control', 'no-cache').send(proven);
  }

  /** @throws Problem `unknown-stream`, `unknown-report` */
  private async find(stream: string, reportId: string): Promise<RecordedEvent> {
    const wanted = /^(0|[1-9]\d{0,8})$/.test(reportId) ? Number(reportId) : reportId;
    const found = await findEvent(this.eventStore, stream, wanted);
    if (found === false) throw unknownStream(stream);
    if (found === true) throw unknownReport(stream, reportId);
    return found;
  }
}

async function prove(
  log: LogReading,
  event: RecordedEvent,
  wanted: string | undefined,
): Promise<ReceiptProofAnswer> {
  const size = wholeNumber(wanted, {
    name: 'size',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    fallback: log.size,
  });
  if (size > log.size) throw noSuchSize(size, log.size);
  const { stream, id, type, revision, position, recordedAt } = event;
  const index = await log.indexOf(position);
  // Of a stream that the log does not cover, or the store is not the one that was logged.
  if (index === undefined) throw logBehind(position, log.position);
  if (index >= size) throw notInTree(index, size);
  const entry = encodeLeaf(event);
  const [root, proof] = await Promise.all([log.rootAt(size), log.proveInclusion(index, size)]);
  return {
    ...{ stream, reportId: id, type, revision, position: position.toString(), recordedAt },
    leaf: { index, entry: entry.toString('utf8'), hash: leafHash(entry).toString('base64') },
    tree: { size, root: root.toString('base64') },
    proof: base64(proof),
    checkpoint: size === log.size ? log.checkpoint.note : null,
  };
}
