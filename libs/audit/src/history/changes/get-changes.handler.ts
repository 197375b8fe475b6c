import { Reading, type HistoryReader } from '#kafila/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConvoyHistory } from '../convoy-history.js';
import { readHistory } from '../fold/recorded-history.js';
import { type HistoryItem, historyItems } from '../history-page.js';
import { HISTORY_STORE } from '../../serve/history-store.js';
import { changesAfterTheFact } from './change-after-the-fact.js';
import { GetChangesQuery } from './get-changes.query.js';

@QueryHandler(GetChangesQuery)
export class GetChangesHandler implements IQueryHandler<GetChangesQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(HISTORY_STORE) private readonly store: HistoryReader,
  ) {}

  execute({ asked }: GetChangesQuery) {
    return historyItems(this.reading, asked, (history, after) => this.items(history, after));
  }

  private async *items(history: ConvoyHistory, after: bigint | undefined): AsyncGenerator<HistoryItem, void> {
    const events = await readHistory(this.store, history);
    let work = 0;
    const working = (more: number): void => void (work += more);
    for await (const change of changesAfterTheFact(history.convoyId, events, after, working)) {
      yield { text: JSON.stringify(change), position: BigInt(change.event.position), work };
      work = 0;
    }
  }
}
