import { type Retraction } from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { declaredError, epcisEvents } from './epcis-event.js';
import { eventUri } from './identifiers.js';
import { type Survey } from './survey.js';

/**
 * The events of EPCIS that tell a history, in the order in which it was recorded. A report that was taken back stands where
 * it was recorded, declared an error; what corrects it is an event of its own. One that is left out is left out here, too.
 */
export async function* eventsOfHistory(
  events: AsyncIterable<RecordedEvent>,
  { corrections }: Survey,
): AsyncGenerator<JsonObject, void> {
  for await (const event of events) {
    const retraction = corrections.takesBack(event);
    if (!retraction && corrections.standingOf(event) === 'left-out') continue;
    const told = epcisEvents(event);
    yield* retraction ? told.map((one) => errorOf(event, one, retraction)) : told;
  }
}

function errorOf(
  { stream }: RecordedEvent,
  told: JsonObject,
  { occurredAt, reason, replacedBy, retractionId }: Retraction,
): JsonObject {
  return declaredError(told, {
    declaredAt: occurredAt,
    reason: reason === 'did-not-occur' ? 'did_not_occur' : 'incorrect_data',
    correctiveEventIDs: replacedBy === null ? [] : [eventUri(stream, replacedBy)],
    takenBackBy: retractionId,
  });
}
