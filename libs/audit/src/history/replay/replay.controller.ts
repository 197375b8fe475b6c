import { type EventSource } from '#kafila/event-store';
import { ApiAnswer, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { AnswerInterceptor, EVENT_STORE, oneOf, PageOf, Reading } from '#kafila/read-models';
import { Controller, Get, Headers, Inject, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { HistoryAnswers } from '../answer/history-answers.js';
import { type HistoryItem } from '../answer/history-page.js';
import { type ConvoyHistory, historyElsewhere } from '../convoy-history.js';
import { readHistory } from '../fold/recorded-history.js';
import { ApiHistory, AS_OF, askedHistory, historyFields } from '../history.query.js';
import { replay } from './step.js';
import { ORDERS, type StepOrder } from './step-order.js';
import { STEP_EXAMPLE, StepShape } from './step.shape.js';

const ReplayQuery = Type.Object(
  {
    ...historyFields,
    order: Type.Optional(
      oneOf(
        ORDERS,
        'recording (the default): what was known after each event came in. occurrence: what had happened up to each ' +
          'event, by all that is known now.',
      ),
    ),
  },
  { additionalProperties: false },
);

/** GET /v1/audit/convoys/:convoyId/replay */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/replay')
@UseInterceptors(AnswerInterceptor)
export class ReplayController {
  constructor(
    private readonly answers: HistoryAnswers,
    private readonly reading: Reading,
    @Inject(EVENT_STORE) private readonly store: EventSource,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The history of a convoy step by step: each event, and what it changed',
    description:
      'Folded as the dashboards are: the last step ends with what they show. As a page, or whole with ' +
      '`Accept: application/x-ndjson`: one step a line, `limit` does not apply then.',
  })
  @ApiHistory()
  @ApiQueryOf(ReplayQuery)
  @ApiAnswer(200, PageOf(StepShape), {
    description: AS_OF,
    examples: { replay: { items: [STEP_EXAMPLE], nextCursor: null } },
  })
  get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(ReplayQuery)) { order = 'recording', ...query }: Static<typeof ReplayQuery>,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedHistory(convoyId, `replay-${order}`, accept, query);
    return this.answers.answer(reply, asked, (history, after) => this.items(history, order, after));
  }

  private async *items(
    history: ConvoyHistory,
    order: StepOrder,
    after: bigint | undefined,
  ): AsyncGenerator<HistoryItem, void> {
    const { value: others } = await this.reading.read(undefined, (db) => historyElsewhere(db, history));
    const events = {
      history: await readHistory(this.store, history),
      elsewhere: await readHistory(this.store, others),
    };
    for await (const step of replay(history.convoyId, events, order, after)) {
      yield { text: JSON.stringify(step), position: BigInt(step.event.position) };
    }
  }
}
