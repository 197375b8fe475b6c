import { type NewEvent, type RecordedEvent } from '#kafila/event-store';

/** The events of one stream as a store would give them, at positions one after the other. */
export function recordedIn(
  stream: string,
  events: readonly NewEvent[],
  first = { revision: 0, position: 1n },
): readonly RecordedEvent[] {
  return events.map((event, i) => ({
    ...event,
    stream,
    revision: first.revision + i,
    position: first.position + BigInt(i),
    recordedAt: new Date(Date.UTC(2026, 0, 1) + Number(first.position) + i).toISOString(),
  }));
}
