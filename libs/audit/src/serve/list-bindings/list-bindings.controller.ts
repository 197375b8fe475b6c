import { ApiAnswer, ApiProblem, May } from '#kafila/platform';
import { AnswerInterceptor, type Representation } from '#kafila/read-models';
import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { BindingsAnswer } from './binding.answers.js';
import { ListBindingsQuery } from './list-bindings.query.js';

const EXAMPLE: BindingsAnswer = {
  origin: 'audit.example.org/kafila',
  items: [
    {
      ...{
        projection: 'trips',
        version: 2,
        position: '1042',
        rowsDigest: '0f3a9c1e5b7d2846a1c3e5f708192a3b',
      },
      ...{ size: 1042, root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=' },
      note: 'kafila/projection/v1\naudit.example.org/kafila\ntrips\n2\n1042\n…',
    },
  ],
};

/** GET /v1/audit/projections */
@ApiTags('Auditors')
@Controller('audit/projections')
@UseInterceptors(AnswerInterceptor)
export class ListBindingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('audit.read', { unscoped: true })
  @ApiOperation({
    summary: 'What the tables that were shown were made of: rows bound to the log',
    description:
      'Signed every few seconds while rows change: these rows (digest) were made of the first so many leaves of the log ' +
      '(size, root), by this version of the fold. `kafila audit reproduce` folds the log again and compares.',
  })
  @ApiAnswer(200, BindingsAnswer, { description: 'The bindings.', examples: { bindings: EXAMPLE } })
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  list(): Promise<Representation> {
    return this.queries.execute(new ListBindingsQuery());
  }
}
