import { type Retraction } from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { declaredError, epcisEvents } from './epcis-event.js';
import { eventUri } from './identifiers.js';
import { type Survey } from './survey.js';

/**
 * The events of EPCIS that tell a history, in the order in which it was recorded. A report that was taken back comes
 * twice: as it was, and again where it was taken back, declared an error.
 */
export async function* eventsOfHistory(
  events: AsyncIterable<RecordedEvent>,
  { retractions }: Survey,
): AsyncGenerator<JsonObject, void> {
  /** Reports of which the retraction is still to come, and retractions of which the report is. */
  const reports = new Map<string, RecordedEvent>();
  const takenBack = new Map<string, RecordedEvent>();
  for await (const event of events) {
    yield* epcisEvents(event);
    const standing = retractions.get(event.stream) ?? new Map<string, Retraction>();
    const retracts = event.type === 'ReportRetracted' ? event.data['retracts'] : undefined;
    if (typeof retracts === 'string' && standing.get(retracts)?.retractionId === event.id) {
      const key = `${event.stream} ${retracts}`;
      const report = reports.get(key);
      if (!report) takenBack.set(key, event);
      else yield* errorsDeclared(report, event, standing.get(retracts));
      reports.delete(key);
    }
    const retraction = standing.get(event.id);
    if (!retraction) continue;
    const key = `${event.stream} ${event.id}`;
    const by = takenBack.get(key);
    if (!by) reports.set(key, event);
    else yield* errorsDeclared(event, by, retraction);
    takenBack.delete(key);
  }
}

function errorsDeclared(
  report: RecordedEvent,
  by: RecordedEvent,
  retraction: Retraction | undefined,
): readonly JsonObject[] {
  if (!retraction) return [];
  const { occurredAt: declaredAt, reason, replacedBy } = retraction;
  return epcisEvents(report).map((event) =>
    declaredError(event, {
      declaredAt,
      recordedAt: by.recordedAt > report.recordedAt ? by.recordedAt : report.recordedAt,
      reason: reason === 'did-not-occur' ? 'did_not_occur' : 'incorrect_data',
      correctiveEventIDs: replacedBy === null ? [] : [eventUri(report.stream, replacedBy)],
    }),
  );
}
