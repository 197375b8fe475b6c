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
import { readHistory } from '../fold/recorded-history.js';
import { ApiHistory, AS_OF, askedHistory, historyFields } from '../history.query.js';
import { changesAfterTheFact } from './change-after-the-fact.js';
import { CHANGE_EXAMPLE, ChangeShape } from './change.shape.js';

const ChangesQuery = Type.Object(historyFields, { additionalProperties: false });

/** GET /v1/audit/convoys/:convoyId/changes */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/changes')
@UseInterceptors(AnswerInterceptor)
export class ChangesController {
  constructor(
    private readonly answers: HistoryAnswers,
    @Inject(EVENT_STORE) private readonly store: EventSource,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What was changed of a convoy after the fact, by whom, and which published figures moved',
    description:
      'Late reports, retractions, replacements, decisions dated back, and what counts for another vehicle since: in the ' +
      'order of recording, each with what was published before it and after it. As a page, or whole with ' +
      '`Accept: application/x-ndjson`: one change a line, `limit` does not apply then.',
  })
  @ApiHistory()
  @ApiQueryOf(ChangesQuery)
  @ApiAnswer(200, PageOf(ChangeShape), {
    description: AS_OF,
    examples: { changes: { items: [CHANGE_EXAMPLE], nextCursor: null } },
  })
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(ChangesQuery)) query: Static<typeof ChangesQuery>,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedHistory(convoyId, 'changes', accept, query);
    return this.answers.answer(reply, asked, (history, after) => this.items(history, after));
  }

  private async *items(history: ConvoyHistory, after: bigint | undefined): AsyncGenerator<HistoryItem, void> {
    const events = await readHistory(this.store, history);
    for await (const change of changesAfterTheFact(history.convoyId, events, after)) {
      yield { text: JSON.stringify(change), position: BigInt(change.event.position) };
    }
  }
}
