import { type EventStore, type RecordedEvent } from '#kafila/event-store';

/** Events that are read at once: a unit sends again what it sent together. */
const PAGE = 100;

/** The events at these revisions of a stream, in their order. Those that the stream does not have are left out. */
export async function* readRevisions(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  revisions: readonly number[],
): AsyncGenerator<RecordedEvent, void> {
  const wanted = new Set([...revisions].sort((a, b) => a - b));
  const last = Math.max(-1, ...wanted);
  for (const from of wanted) {
    const { events } = await store.readStream(stream, { from, limit: Math.min(PAGE, last - from + 1) });
    for (const event of events) if (wanted.delete(event.revision)) yield event;
    wanted.delete(from);
  }
}
