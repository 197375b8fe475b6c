import { type ReportRetracted, type Retraction, standingRetractions, type Told } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { epcisEvents } from './epcis-event.js';
import { isRetraction, readEvent } from './read-event.js';

/** What has to be known of a history before its first event is told. Memory: its retractions and its places. */
export interface Survey {
  /** By stream, by the report taken back: the retraction that stands. */
  readonly retractions: ReadonlyMap<string, ReadonlyMap<string, Retraction>>;
  /** URIs of the places where something was observed, in alphabetical order. */
  readonly readPoints: readonly string[];
  /** When the last event was recorded; null where there is none. */
  readonly lastRecordedAt: string | null;
}

export async function survey(events: AsyncIterable<RecordedEvent>): Promise<Survey> {
  const retractions = new Map<string, Told<ReportRetracted>[]>();
  const readPoints = new Set<string>();
  let lastRecordedAt: string | null = null;
  for await (const event of events) {
    if (lastRecordedAt === null || event.recordedAt > lastRecordedAt) lastRecordedAt = event.recordedAt;
    const retraction = retractionIn(event);
    if (retraction) {
      retractions.set(event.stream, [...(retractions.get(event.stream) ?? []), retraction]);
    }
    for (const { readPoint } of epcisEvents(event)) {
      const { id } = (readPoint ?? {}) as { readonly id?: string };
      if (id !== undefined) readPoints.add(id);
    }
  }
  return {
    retractions: new Map([...retractions].map(([stream, told]) => [stream, standingRetractions(told)])),
    readPoints: [...readPoints].sort(),
    lastRecordedAt,
  };
}

/** A retraction that cannot be understood takes nothing back. */
function retractionIn(event: RecordedEvent): Told<ReportRetracted> | undefined {
  if (event.type !== 'ReportRetracted') return undefined;
  try {
    const told = readEvent(event);
    return isRetraction(told) ? told : undefined;
  } catch {
    return undefined;
  }
}
