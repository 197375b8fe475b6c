import { ApiAnswer, ApiQueryOf, QueryPipe, STOPPING, May } from '#kafila/platform';
import { AnswerInterceptor } from '#kafila/read-models';
import { Controller, Get, Headers, Inject, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiHistory, AS_OF, askedHistory, HistoryParameters } from '../history-parameters.js';
import { sendHistory } from '../send-history.js';
import { GetEventsQuery } from './get-events.query.js';
import { RECORDED_EVENT_EXAMPLE, RecordedEventPage } from './recorded-event.answer.js';

/** GET /v1/audit/convoys/:convoyId/events */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/events')
@UseInterceptors(AnswerInterceptor)
export class GetEventsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Get()
  @May('audit.read')
  @ApiOperation({
    summary: 'Everything that was recorded of a convoy, as it was recorded',
    description:
      'Of all its streams: its own, its carnets, its declarations, in the order of positions. Nothing is changed, left ' +
      'out or revealed: behind its position each event is, byte for byte, the entry that the transparency log hashes. ' +
      'As a page, or whole with `Accept: application/x-ndjson`: one event a line, `limit` does not apply then.',
  })
  @ApiHistory()
  @ApiQueryOf(HistoryParameters)
  @ApiAnswer(200, RecordedEventPage, {
    description: AS_OF,
    examples: { events: { items: [RECORDED_EVENT_EXAMPLE], nextCursor: null } },
  })
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(HistoryParameters)) parameters: HistoryParameters,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedHistory(convoyId, 'events', parameters);
    const answer = await this.queries.execute(new GetEventsQuery(asked));
    await sendHistory(reply, answer, { accept, stopping: this.stopping });
  }
}
