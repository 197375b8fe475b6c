import { Reading, type HistoryReader } from '#kafila/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConvoyHistory, historyElsewhere } from '../convoy-history.js';
import { readHistory } from '../fold/recorded-history.js';
import { type HistoryItem, historyItems } from '../history-page.js';
import { HISTORY_STORE } from '../../serve/history-store.js';
import { GetReplayQuery } from './get-replay.query.js';
import { replay } from './step.js';
import { type StepOrder } from './step-order.js';

@QueryHandler(GetReplayQuery)
export class GetReplayHandler implements IQueryHandler<GetReplayQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(HISTORY_STORE) private readonly store: HistoryReader,
  ) {}

  execute({ asked, order }: GetReplayQuery) {
    return historyItems(this.reading, asked, (history, after) => this.items(history, order, after));
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
    let work = 0;
    const working = (more: number): void => void (work += more);
    for await (const step of replay(history.convoyId, events, order, after, working)) {
      yield { text: JSON.stringify(step), position: BigInt(step.event.position), work };
      work = 0;
    }
  }
}
