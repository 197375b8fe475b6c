import { type EventSource, type RecordedEvent } from '#kafila/event-store';

/** The stream up to a position: what the projection has seen of it. */
export async function readStreamUpTo(
  eventStore: EventSource,
  stream: string,
  position: bigint,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page = await eventStore.readStream(stream, { from });
    const seen = page.events.filter((event) => event.position <= position);
    events.push(...seen);
    from = seen.length < page.events.length ? null : page.next;
  }
  return events;
}
