import { type RecordedEvent } from '#kafila/event-store';
import { RetractionsSeen, type StandingRetractions } from '../standing-retractions.js';
import { epcisEvents } from './epcis-event.js';

/** What has to be known of a history before its first event is exported. Memory: its retractions and its places. */
export interface Survey {
  readonly retractions: StandingRetractions;
  /** URIs of the places where something was observed, in alphabetical order. */
  readonly readPoints: readonly string[];
  /** When the last event was recorded; null where there is none. */
  readonly lastRecordedAt: string | null;
}

export async function survey(events: AsyncIterable<RecordedEvent>): Promise<Survey> {
  const retractions = new RetractionsSeen();
  const readPoints = new Set<string>();
  let lastRecordedAt: string | null = null;
  for await (const event of events) {
    if (lastRecordedAt === null || event.recordedAt > lastRecordedAt) lastRecordedAt = event.recordedAt;
    retractions.add(event);
    for (const { readPoint } of epcisEvents(event)) {
      const { id } = (readPoint ?? {}) as { readonly id?: string };
      if (id !== undefined) readPoints.add(id);
    }
  }
  return { retractions: retractions.standing(), readPoints: [...readPoints].sort(), lastRecordedAt };
}
