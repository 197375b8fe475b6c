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
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { type LogReading } from '../log/log-reading.js';
import { LogShelf } from './log-shelf.js';
import { noSuchSize } from './log.problems.js';
import { CONSISTENCY_EXAMPLE } from './proof.examples.js';
import { base64, ConsistencyProofAnswer } from './proof.answers.js';

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
export class ConsistencyController {
  constructor(@Inject(LogShelf) private readonly shelf: LogShelf) {}

  @Get()
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
  async get(
    @Query(QueryPipe(ConsistencyParameters)) query: ConsistencyParameters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const proven = await this.shelf.read((log) => prove(log, query));
    void reply.header('cache-control', 'no-cache').send(proven);
  }
}

async function prove(log: LogReading, query: ConsistencyParameters): Promise<ConsistencyProofAnswer> {
  const max = Number.MAX_SAFE_INTEGER;
  const to = wholeNumber(query.to, { name: 'to', min: 0, max, fallback: log.size });
  if (to > log.size) throw noSuchSize(to, log.size);
  const from = wholeNumber(query.from, { name: 'from', min: 0, max, fallback: 0 });
  if (from > log.size) throw noSuchSize(from, log.size);
  // From here on only the order of the two can be wrong.
  wholeNumber(query.from, { name: 'from', min: 0, max: to, fallback: 0 });
  const [first, second, proof] = await Promise.all([
    log.rootAt(from),
    log.rootAt(to),
    log.proveConsistency(from, to),
  ]);
  return {
    origin: log.origin,
    from: { size: from, root: first.toString('base64') },
    to: { size: to, root: second.toString('base64') },
    proof: base64(proof),
    checkpoint: to === log.size ? log.checkpoint.note : null,
  };
}
