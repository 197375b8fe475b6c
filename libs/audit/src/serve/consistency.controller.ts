import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { type LogReading } from '../log/log-reading.js';
import { LogShelf } from './log-shelf.js';
import { noSuchSize } from './log.problems.js';
import { CONSISTENCY_EXAMPLE } from './proof.examples.js';
import { base64, ConsistencyShape } from './proof.shapes.js';

const ConsistencyQuery = Type.Object(
  {
    from: Type.String({ description: 'Size of the checkpoint that you keep.', examples: ['512'] }),
    to: Type.Optional(
      Type.String({ description: 'Size of a later one. Default: the last one.', examples: ['1042'] }),
    ),
  },
  { additionalProperties: false },
);

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
  @ApiQueryOf(ConsistencyQuery)
  @ApiAnswer(200, ConsistencyShape, {
    description: 'Both trees, and the proof.',
    examples: { consistency: CONSISTENCY_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'The log is not that large.', 'no-such-size')
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  async get(
    @Query(QueryPipe(ConsistencyQuery)) query: Static<typeof ConsistencyQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const proven = await this.shelf.read((log) => prove(log, query));
    void reply.header('cache-control', 'no-cache').send(proven);
  }
}

async function prove(
  log: LogReading,
  query: Static<typeof ConsistencyQuery>,
): Promise<Static<typeof ConsistencyShape>> {
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
