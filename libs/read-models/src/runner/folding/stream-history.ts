import { type EventReader, type RecordedEvent, streamPages } from '#kafila/event-store';
import { type SkippedOf } from '../parking/skipped-events.js';
import { kindOf, type Projection } from '../projection/projection.js';
import { readEvent, type ReadEvent } from './read-event.js';

export interface HistoryContext {
  readonly projection: Projection;
  readonly eventStore: Pick<EventReader, 'readStream'>;
  readonly skippedOf: SkippedOf;
}

/** A stream from its first event on, up to the first one that is not wanted. */
export async function readHistory(
  { projection, eventStore, skippedOf }: HistoryContext,
  stream: string,
  wanted: (event: RecordedEvent) => boolean,
): Promise<readonly ReadEvent[]> {
  const kind = kindOf(projection, stream);
  const history: ReadEvent[] = [];
  for await (const page of streamPages(eventStore, stream)) {
    for (const recorded of page) {
      if (!wanted(recorded)) return history;
      history.push(readEvent(kind, recorded, skippedOf));
    }
  }
  return history;
}
