import { type Answer, headersOf } from '#kafila/read-models';
import { type FastifyReply } from 'fastify';
import { prefersNdjson, sendLines } from '../sending/send-lines.js';
import { historyLines, type HistoryItem, type HistoryItems, historyPage } from './history-page.js';

/** How a history is wanted. */
export interface Sending {
  readonly accept: string | undefined;
  /** Fires when the service stops. */
  readonly stopping: AbortSignal;
  /** What is sent of each item; default: as it was recorded, with what is personal sealed. */
  readonly shown?: (text: string) => Promise<string>;
}

/** Sends items of a history: a page of them, or all as lines. @throws what reading them throws, before the first is sent */
export async function sendHistory(
  reply: FastifyReply,
  { value, standing }: Answer<HistoryItems>,
  { accept, stopping, shown = (text) => Promise.resolve(text) }: Sending,
): Promise<void> {
  void reply.headers({ ...headersOf(standing), vary: 'accept' });
  const items = shownItems(value.items, shown);
  if (prefersNdjson(accept)) {
    await sendLines(reply, historyLines({ ...value, items }), stopping);
    return;
  }
  const page = await historyPage({ ...value, items });
  void reply.type('application/json; charset=utf-8').send(page);
}

async function* shownItems(
  items: AsyncIterable<HistoryItem>,
  shown: (text: string) => Promise<string>,
): AsyncGenerator<HistoryItem, void> {
  for await (const item of items) yield { ...item, text: await shown(item.text) };
}
