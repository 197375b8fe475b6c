import { Reading, type HistoryReader } from '#kafila/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConvoyHistory } from '../convoy-history.js';
import { type HistoryItem, historyItems } from '../history-page.js';
import { inOrderOfRecording } from '../in-order-of-recording.js';
import { HISTORY_STORE } from '../../serve/history-store.js';
import { eventText } from './event-text.js';
import { GetEventsQuery } from './get-events.query.js';

@QueryHandler(GetEventsQuery)
export class GetEventsHandler implements IQueryHandler<GetEventsQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(HISTORY_STORE) private readonly store: HistoryReader,
  ) {}

  execute({ asked }: GetEventsQuery) {
    return historyItems(this.reading, asked, (history, after) => this.items(history, after));
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
