import { type EventReader, type RecordedEvent, streamPages } from '#kafila/event-store';
import { type KeyPlaces } from '#kafila/domain';
import { type SkippedOf } from '../parking/skipped-events.js';
import { kindOf, type Projection } from '../projection/projection.js';
import { GatheredHistory } from './gathered-history.js';
import { readEvent, type ReadEvent } from './read-event.js';

export interface HistoryContext {
  readonly projection: Projection;
  readonly eventStore: Pick<EventReader, 'readStream'>;
  readonly skippedOf: SkippedOf;
  /** By which events have their standing. */
  readonly keys: KeyPlaces;
}

/**
 * A stream from its first event on, up to the first one that is not wanted. Each page is let go when it is taken in.
 *
 * @param from the first revision after where the stream stands now
 * @param unnoted see `GatheredHistory`
 */
export async function gatherHistory(
  { projection, eventStore, skippedOf, keys }: HistoryContext,
  stream: string,
  wanted: (event: RecordedEvent) => boolean,
  from = 0,
  unnoted = from,
): Promise<GatheredHistory> {
  const kind = kindOf(projection, stream);
  const history = new GatheredHistory(kind, from, undefined, unnoted);
  for await (const page of streamPages(eventStore, stream)) {
    for (const recorded of page) {
      if (!wanted(recorded)) return history;
      history.add(readEvent(kind, recorded, skippedOf, keys));
    }
  }
  return history;
}

/** The events of a stream from one revision to another. */
export async function readSpan(
  { projection, eventStore, skippedOf, keys }: HistoryContext,
  stream: string,
  from: number,
  to: number,
): Promise<readonly ReadEvent[]> {
  const kind = kindOf(projection, stream);
  const events: ReadEvent[] = [];
  for await (const page of streamPages(eventStore, stream, { from, limit: Math.min(to - from + 1, 1000) })) {
    for (const recorded of page) {
      if (recorded.revision > to) return events;
      events.push(readEvent(kind, recorded, skippedOf, keys));
    }
  }
  return events;
}
