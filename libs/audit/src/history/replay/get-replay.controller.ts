import {
  ApiAnswer,
  ApiQueryOf,
  Closed,
  Optional,
  QueryPipe,
  revealOf,
  STOPPING,
  May,
} from '#kafila/platform';
import { AnswerInterceptor, IsOneOf } from '#kafila/read-models';
import { Controller, Get, Headers, Inject, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiHistory, AS_OF, askedHistory, HistoryParameters } from '../history-parameters.js';
import { sendHistory } from '../send-history.js';
import { shownBy } from '../shown-persons.js';
import { GetReplayQuery } from './get-replay.query.js';
import { ReplayPage, STEP_EXAMPLE } from './replay-step.answer.js';
import { ORDERS, type StepOrder } from './step-order.js';

@Closed({ inheritedFirst: true })
class ReplayParameters extends HistoryParameters {
  @Optional()
  @IsOneOf(
    ORDERS,
    'recording (the default): what was known after each event came in. occurrence: what had happened up to each ' +
      'event, by all that is known now.',
  )
  readonly order?: StepOrder;
}

/** GET /v1/audit/convoys/:convoyId/replay */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/replay')
@UseInterceptors(AnswerInterceptor)
export class GetReplayController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Get()
  @May('audit.read')
  @ApiOperation({
    summary: 'The history of a convoy step by step: each event, and what it changed',
    description:
      'Folded as the dashboards are: the last step ends with what they show. As a page, or whole with ' +
      '`Accept: application/x-ndjson`: one step a line, `limit` does not apply then. Where ' +
      'so much came late that lines would be too much work, the last one has `nextCursor` instead.',
  })
  @ApiHistory()
  @ApiQueryOf(ReplayParameters)
  @ApiAnswer(200, ReplayPage, {
    description: AS_OF,
    examples: { replay: { items: [STEP_EXAMPLE], nextCursor: null } },
  })
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(ReplayParameters)) { order = 'recording', ...parameters }: ReplayParameters,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedHistory(convoyId, `replay-${order}`, parameters);
    const answer = await this.queries.execute(new GetReplayQuery(asked, order));
    const shown = shownBy(revealOf(reply));
    await sendHistory(reply, answer, { accept, stopping: this.stopping, shown });
  }
}
