import { ApiAnswer, ApiProblem, May } from '#kafila/platform';
import { AnswerInterceptor, type Representation } from '#kafila/read-models';
import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetCheckpointQuery } from './get-checkpoint.query.js';

const CHECKPOINT =
  'audit.example.org/kafila\n1042\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
  '— audit.example.org/kafila 7rMPxq2bLhMBgTAqV…\n';

/** GET /v1/audit/checkpoint, GET /v1/audit/checkpoint/cosigned */
@ApiTags('Auditors')
@Controller('audit')
@UseInterceptors(AnswerInterceptor)
export class GetCheckpointController {
  constructor(private readonly queries: QueryBus) {}

  @Get('checkpoint')
  @May('public')
  @ApiOperation({
    summary: 'The last checkpoint of the transparency log: origin, size and root, signed',
    description:
      'A signed note (C2SP tlog-checkpoint, Ed25519). Keep it: against a kept checkpoint nobody can take anything back. ' +
      '`/v1/audit/checkpoint/cosigned` is the last one that a witness signed too.',
  })
  @ApiAnswer(
    200,
    { type: 'string' },
    {
      description: 'The signed note.',
      mediaType: 'text/plain',
      examples: { checkpoint: CHECKPOINT },
    },
  )
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  get(): Promise<Representation> {
    return this.queries.execute(new GetCheckpointQuery(false));
  }

  @Get('checkpoint/cosigned')
  @May('public')
  @ApiOperation({
    summary: 'The last checkpoint that a witness signed too',
    description: 'A witness signs only what added to all it had seen before (C2SP tlog-cosignature).',
  })
  @ApiAnswer(200, { type: 'string' }, { description: 'The signed note.', mediaType: 'text/plain' })
  @ApiProblem(404, 'No witness has signed a checkpoint of this log.', 'not-cosigned')
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  getCosigned(): Promise<Representation> {
    return this.queries.execute(new GetCheckpointQuery(true));
  }
}
