import { revealed, wholeNumber } from '#kafila/platform';
import { headersOf, type Reading } from '#kafila/read-models';
import { type FastifyReply } from 'fastify';
import { type ConvoyHistory, findHistory } from '../convoy-history.js';
import { readHistoryCursor, writeHistoryCursor } from '../history-cursor.js';
import { type AskedHistory, MOST_ITEMS, USUAL_ITEMS } from '../history.query.js';
import { prefersNdjson, sendLines } from './ndjson.js';
import { type HistoryItem, historyPage } from './history-page.js';

/** @param after only what comes behind the event at this position */
export type ItemsOf = (history: ConvoyHistory, after: bigint | undefined) => AsyncIterable<HistoryItem>;

/** Answers with the items of a history: a page of them, or all as lines. */
export class HistoryAnswers {
  constructor(
    private readonly reading: Reading,
    private readonly stopping: AbortSignal,
  ) {}

  /** With what is personal in the clear. @throws Problem */
  async answer(reply: FastifyReply, asked: AskedHistory, itemsOf: ItemsOf): Promise<void> {
    await this.#answer(reply, asked, itemsOf, (text) => revealed(reply, text));
  }

  /** With what is personal as it was recorded: sealed. @throws Problem */
  async answerAsRecorded(reply: FastifyReply, asked: AskedHistory, itemsOf: ItemsOf): Promise<void> {
    await this.#answer(reply, asked, itemsOf, (text) => text);
  }

  async #answer(
    reply: FastifyReply,
    { convoyId, what, waitFor, accept, ...asked }: AskedHistory,
    itemsOf: ItemsOf,
    shown: (text: string) => string,
  ): Promise<void> {
    const bounds = { name: 'limit', min: 1, max: MOST_ITEMS, fallback: USUAL_ITEMS };
    const limit = wholeNumber(asked.limit, bounds);
    const cursor = readHistoryCursor(what, asked.cursor);
    const { value: history, standing } = await findHistory(this.reading, convoyId, { waitFor, cursor });
    const items = itemsOf(history, cursor?.after);
    void reply.headers({ ...headersOf(standing), vary: 'accept' });
    if (prefersNdjson(accept)) {
      await sendLines(reply, textsOf(items, shown), this.stopping);
      return;
    }
    const page = await historyPage(items, limit, (behind) => writeHistoryCursor(what, history, behind));
    void reply.type('application/json; charset=utf-8').send(shown(page));
  }
}

async function* textsOf(
  items: AsyncIterable<HistoryItem>,
  shown: (text: string) => string,
): AsyncGenerator<string, void> {
  for await (const { text } of items) yield shown(text);
}
