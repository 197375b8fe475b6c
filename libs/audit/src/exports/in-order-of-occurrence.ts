import { ascending } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';

/** Where an event lies, and when it occurred (when it was recorded, where that cannot be read). */
export interface Placed {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly occurredAt: string;
}

const CHUNK = 200;

export function placedOf({ stream, revision, id, data, recordedAt }: RecordedEvent): Placed {
  const { occurredAt } = data;
  return { stream, revision, id, occurredAt: typeof occurredAt === 'string' ? occurredAt : recordedAt };
}

/**
 * Events in the order in which they occurred, ties by id, then by stream. Memory: a few hundred events, however many there
 * are; of each other only where it lies.
 */
export async function* inOrderOfOccurrence(
  store: Pick<EventReader, 'readStream'>,
  placed: readonly Placed[],
): AsyncGenerator<RecordedEvent, void> {
  const ordered = placed.toSorted(
    (a, b) =>
      ascending(a.occurredAt, b.occurredAt) ||
      ascending(a.id, b.id) ||
      ascending(a.stream, b.stream) ||
      a.revision - b.revision,
  );
  for (let from = 0; from < ordered.length; from += CHUNK) {
    const chunk = ordered.slice(from, from + CHUNK);
    const events = await read(store, chunk);
    for (const { stream, revision } of chunk) {
      const event = events.get(`${stream} ${revision}`);
      if (!event) throw new Error(`Revision ${revision} of ${stream} was there before and is gone.`);
      yield event;
    }
  }
}

/** Of each stream what lies between the first and the last that is wanted. */
async function read(
  store: Pick<EventReader, 'readStream'>,
  chunk: readonly Placed[],
): Promise<ReadonlyMap<string, RecordedEvent>> {
  const wanted = new Map<string, Set<number>>();
  for (const { stream, revision } of chunk) {
    wanted.set(stream, (wanted.get(stream) ?? new Set()).add(revision));
  }
  const events = new Map<string, RecordedEvent>();
  for (const [stream, revisions] of wanted) {
    const last = Math.max(...revisions);
    for (let from: number | null = Math.min(...revisions); from !== null && from <= last;) {
      const page = await store.readStream(stream, { from, limit: Math.min(CHUNK, last - from + 1) });
      for (const event of page.events) {
        if (revisions.has(event.revision)) events.set(`${stream} ${event.revision}`, event);
      }
      from = page.next;
    }
  }
  return events;
}
