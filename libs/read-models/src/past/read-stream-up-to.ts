import { type EventSource, type RecordedEvent, streamPages } from '#kafila/event-store';

/** The stream up to a position: what the projection has seen of it. */
export async function readStreamUpTo(
  eventStore: EventSource,
  stream: string,
  position: bigint,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of streamPages(eventStore, stream)) {
    const seen = page.filter((event) => event.position <= position);
    events.push(...seen);
    if (seen.length < page.length) break;
  }
  return events;
}
