import { type RecordedEvent } from '#kafila/event-store';
import { CorrectionsSeen, type StandingCorrections } from '../corrections-seen.js';
import { epcisEvents } from './epcis-event.js';

/** What has to be known of a history before its first event is exported. Memory: its corrections and its places. */
export interface Survey {
  readonly corrections: StandingCorrections;
  /** URIs of the places where something was observed, in alphabetical order. */
  readonly readPoints: readonly string[];
  /** When the last event was recorded; null where there is none. */
  readonly lastRecordedAt: string | null;
}

export async function survey(events: AsyncIterable<RecordedEvent>): Promise<Survey> {
  const corrections = new CorrectionsSeen();
  const readPoints = new Set<string>();
  let lastRecordedAt: string | null = null;
  for await (const event of events) {
    if (lastRecordedAt === null || event.recordedAt > lastRecordedAt) lastRecordedAt = event.recordedAt;
    corrections.add(event);
    for (const { readPoint } of epcisEvents(event)) {
      const { id } = (readPoint ?? {}) as { readonly id?: string };
      if (id !== undefined) readPoints.add(id);
    }
  }
  return { corrections: corrections.standing(), readPoints: [...readPoints].sort(), lastRecordedAt };
}
