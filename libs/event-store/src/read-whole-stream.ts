import { type EventSource, type RecordedEvent } from './event-store.port.js';

type Streams = Pick<EventSource, 'readStream'>;

/** A whole stream in the order of revisions; nothing where it does not exist. */
export async function readWholeStream(
  store: Streams,
  stream: string,
  limit?: number,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of streamPages(store, stream, { limit })) events.push(...page);
  return events;
}

/** A stream page by page, so that it need not lie in memory as a whole. `limit`: the most events of a page. */
export async function* streamPages(
  store: Streams,
  stream: string,
  { from = 0, limit }: { readonly from?: number; readonly limit?: number | undefined } = {},
): AsyncGenerator<readonly RecordedEvent[], void> {
  for (let next: number | null = from; next !== null;) {
    const page = await store.readStream(stream, { from: next, ...(limit === undefined ? {} : { limit }) });
    if (page.next !== null && page.next <= next) {
      throw new Error(`The page of ${stream} from ${next} goes on at ${page.next}.`);
    }
    yield page.events;
    next = page.next;
  }
}
