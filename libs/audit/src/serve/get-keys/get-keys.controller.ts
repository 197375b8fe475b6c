import { ApiAnswer, ApiProblem, May } from '#kafila/platform';
import { AnswerInterceptor, type Representation } from '#kafila/read-models';
import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetKeysQuery } from './get-keys.query.js';

const KEY = 'audit.example.org/kafila+eeb30fc6+AU6WJ2nm8C+yqZb0xvWQXkvGmRrqzNbsFWXWjbmnZcJE\n';

/** GET /v1/audit/key */
@ApiTags('Auditors')
@Controller('audit')
@UseInterceptors(AnswerInterceptor)
export class GetKeysController {
  constructor(private readonly queries: QueryBus) {}

  @Get('key')
  @May('public')
  @ApiOperation({
    summary: 'The public keys of the log, one a line, the oldest first',
    description:
      'Each as `<name>+<key id>+<base64>` (C2SP signed-note). Retired ones stay listed. A key that comes from where the ' +
      'log comes proves nothing: compare it with the one that you were given by a way that you trust.',
  })
  @ApiAnswer(
    200,
    { type: 'string' },
    {
      description: 'The keys.',
      mediaType: 'text/plain',
      examples: { key: KEY },
    },
  )
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  get(): Promise<Representation> {
    return this.queries.execute(new GetKeysQuery());
  }
}
