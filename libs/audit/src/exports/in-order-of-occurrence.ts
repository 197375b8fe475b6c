import { ascending, reportIdOf } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { inTurns, sorting } from '#kafila/read-models';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Where an event lies, and when it occurred (when it was recorded, where that cannot be read). */
export interface Placed {
  readonly stream: string;
  readonly revision: number;
  /** Of a report the id that its unit gave it; else the event's own. */
  readonly id: string;
  readonly occurredAt: string;
}

const CHUNK = 200;

export function placedOf(event: RecordedEvent): Placed {
  const { stream, revision, data, recordedAt } = event;
  const [id, { occurredAt }] = [reportIdOf(event), data];
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
  const ordered = await inTurns(sorting(placed, byOccurrence));
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

function byOccurrence(a: Placed, b: Placed): number {
  return (
    ascending(a.occurredAt, b.occurredAt) ||
    ascending(a.id, b.id) ||
    ascending(a.stream, b.stream) ||
    a.revision - b.revision
  );
}

/** Of each stream what is wanted, and what lies between where that is little. */
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
    for (const [first, last] of stretchesOf(revisions)) {
      for (let from: number | null = first; from !== null && from <= last;) {
        const page = await store.readStream(stream, { from, limit: Math.min(CHUNK, last - from + 1) });
        for (const event of page.events) {
          if (revisions.has(event.revision)) events.set(`${stream} ${event.revision}`, event);
        }
        from = page.next;
        await nextTurn();
      }
    }
  }
  return events;
}

/** A question costs as much as to read so many events more. */
const WORTH_A_QUESTION = 20;

function stretchesOf(revisions: ReadonlySet<number>): readonly (readonly [first: number, last: number])[] {
  const stretches: [number, number][] = [];
  for (const revision of [...revisions].sort((a, b) => a - b)) {
    const stretch = stretches.at(-1);
    if (stretch && revision - stretch[1] <= WORTH_A_QUESTION) stretch[1] = revision;
    else stretches.push([revision, revision]);
  }
  return stretches;
}
