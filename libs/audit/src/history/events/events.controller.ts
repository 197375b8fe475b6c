import { type EventSource } from '#kafila/event-store';
import { ApiAnswer, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { AnswerInterceptor, EVENT_STORE, PageOf } from '#kafila/read-models';
import { Controller, Get, Headers, Inject, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { HistoryAnswers } from '../answer/history-answers.js';
import { type HistoryItem } from '../answer/history-page.js';
import { type ConvoyHistory } from '../convoy-history.js';
import { ApiHistory, AS_OF, askedHistory, historyFields } from '../history.query.js';
import { inOrderOfRecording } from '../in-order-of-recording.js';
import { eventText } from './event-text.js';
import { RECORDED_EVENT_EXAMPLE, RecordedEventShape } from './recorded-event.shape.js';

const EventsQuery = Type.Object(historyFields, { additionalProperties: false });

/** GET /v1/audit/convoys/:convoyId/events */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/events')
@UseInterceptors(AnswerInterceptor)
export class EventsController {
  constructor(
    private readonly answers: HistoryAnswers,
    @Inject(EVENT_STORE) private readonly store: EventSource,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Everything that was recorded of a convoy, as it was recorded',
    description:
      'Of all its streams: its own, its carnets, its declarations, in the order of positions. Nothing is changed, left ' +
      'out or revealed: behind its position each event is, byte for byte, the entry that the transparency log hashes. ' +
      'As a page, or whole with `Accept: application/x-ndjson`: one event a line, `limit` does not apply then.',
  })
  @ApiHistory()
  @ApiQueryOf(EventsQuery)
  @ApiAnswer(200, PageOf(RecordedEventShape), {
    description: AS_OF,
    examples: { events: { items: [RECORDED_EVENT_EXAMPLE], nextCursor: null } },
  })
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(EventsQuery)) query: Static<typeof EventsQuery>,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedHistory(convoyId, 'events', accept, query);
    return this.answers.answerAsRecorded(reply, asked, (history, after) => this.items(history, after));
  }

  private async *items(
    { streams, position: upTo }: ConvoyHistory,
    after: bigint | undefined,
  ): AsyncGenerator<HistoryItem, void> {
    for await (const event of inOrderOfRecording(this.store, streams, { after, upTo })) {
      yield { text: eventText(event), position: event.position };
    }
  }
}
