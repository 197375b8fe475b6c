import { randomUUID } from 'node:crypto';
import { type EventStore, type JsonObject, type NewEvent, type RecordedEvent } from '../event-store.port.js';

/** An event that differs from every other one by its id, and tells its place in the test by `n`. */
export function sampleEvent(n = 0, data: JsonObject = {}): NewEvent {
  return {
    id: randomUUID(),
    type: 'CheckpointPassed',
    data: { n, place: 'torkham-pk', ...data },
    metadata: { unitId: 'unit-7', schemaVersion: 1 },
  };
}

/** `count` events with `n` counting from `first`. */
export function sampleEvents(count: number, first = 0): NewEvent[] {
  return Array.from({ length: count }, (_, index) => sampleEvent(first + index));
}

/** A name that no other test or run has used: the store may hold streams of others. */
export function freshName(prefix = 'contract'): string {
  return `${prefix}-${randomUUID()}`;
}

/** All events after `after` under the prefixes, page by page until the end. */
export async function readWholeStore(
  store: EventStore,
  after: bigint,
  streamPrefixes: readonly string[],
  limit?: number,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  let position = after;
  for (;;) {
    const page = await store.readAll({
      after: position,
      streamPrefixes,
      ...(limit === undefined ? {} : { limit }),
    });
    events.push(...page.events);
    if (page.end) return events;
    if (page.position <= position) throw new Error(`Page after ${position.toString()} brings no progress.`);
    position = page.position;
  }
}
