import { type EventStore, type RecordedEvent, StreamRemoved } from '#kafila/event-store';
import { readRevisions } from '../streams/read-revisions.js';
import { type ReportPlace } from './report-list.js';

/** The events at these places, in their order; undefined where somebody removed one from the store. */
export async function readReports(
  store: Pick<EventStore, 'readStream'>,
  places: readonly ReportPlace[],
): Promise<readonly (RecordedEvent | undefined)[]> {
  const byStream = new Map<string, number[]>();
  for (const { stream, revision } of places)
    byStream.set(stream, [...(byStream.get(stream) ?? []), revision]);
  const found = new Map<bigint, RecordedEvent>();
  await Promise.all(
    [...byStream].map(async ([stream, revisions]) => {
      try {
        for await (const event of readRevisions(store, stream, revisions)) found.set(event.position, event);
      } catch (error) {
        if (!(error instanceof StreamRemoved)) throw error;
      }
    }),
  );
  return places.map(({ position }) => found.get(position));
}
