import { ApiAnswer, ApiQueryOf, QueryPipe, revealOf, STOPPING, May } from '#kafila/platform';
import { AnswerInterceptor } from '#kafila/read-models';
import { Controller, Get, Headers, Inject, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiHistory, AS_OF, askedHistory, HistoryParameters } from '../history-parameters.js';
import { sendHistory } from '../send-history.js';
import { shownBy } from '../shown-persons.js';
import { CHANGE_EXAMPLE, ChangesPage } from './change-after-the-fact.answer.js';
import { GetChangesQuery } from './get-changes.query.js';

/** GET /v1/audit/convoys/:convoyId/changes */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/changes')
@UseInterceptors(AnswerInterceptor)
export class GetChangesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Get()
  @May('audit.read')
  @ApiOperation({
    summary: 'What was changed of a convoy after the fact, by whom, and which published figures moved',
    description:
      'Late reports, retractions, replacements, decisions dated back, and what counts for another vehicle since: in the ' +
      'order of recording, each with what was published before it and after it. As a page, or whole with ' +
      '`Accept: application/x-ndjson`: one change a line, `limit` does not apply then. Where ' +
      'so much came late that lines would be too much work, the last one has `nextCursor` instead.',
  })
  @ApiHistory()
  @ApiQueryOf(HistoryParameters)
  @ApiAnswer(200, ChangesPage, {
    description: AS_OF,
    examples: { changes: { items: [CHANGE_EXAMPLE], nextCursor: null } },
  })
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(HistoryParameters)) parameters: HistoryParameters,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedHistory(convoyId, 'changes', parameters);
    const answer = await this.queries.execute(new GetChangesQuery(asked));
    const shown = shownBy(revealOf(reply));
    await sendHistory(reply, answer, { accept, stopping: this.stopping, shown });
  }
}
