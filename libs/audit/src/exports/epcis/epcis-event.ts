import { carrierOf, findPlace, offsetAt, reportIdOf, savedWithinOf, subjectOfStream } from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { withoutPersons } from '../personal.js';
import { geoUri } from './geo-uri.js';
import { eventUri, ownStep, placeUri, thingOf } from './identifiers.js';
import { type Observation } from './observation.js';
import { type AnyRecorded, readEvent } from '../read-event.js';
import { observationsOf } from './observations.js';

/** What an event says in members of its own; all else are its details. */
const SHOWN = new Set(['occurredAt', 'offset', 'place', 'vehicleIds']);

const OFFSET = /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/;

/**
 * The events of EPCIS 2.0 for a recorded one: one as a rule, several where a thing goes from one parent to another,
 * none for a retraction. They depend on nothing but the recorded event, so that they never change.
 */
export function epcisEvents(event: RecordedEvent): readonly JsonObject[] {
  try {
    const recorded = readEvent(event);
    const subject = subjectOfStream(event.stream);
    return observationsOf(recorded, { subject, id: recorded.id }).map((observation) =>
      epcisEvent(event, recorded, observation),
    );
  } catch (error) {
    return [undigested(event, error instanceof Error ? error.message : String(error))];
  }
}

/**
 * The event declared an error: all that it said, in its place. A document has it once, because two events of one id are
 * one node of JSON-LD, in which their members run together.
 */
export function declaredError(event: JsonObject, error: ErrorDeclared): JsonObject {
  const { type, eventID, eventTime, eventTimeZoneOffset, recordTime, ...rest } = event;
  const { declaredAt, reason, correctiveEventIDs, takenBackBy } = error;
  const errorDeclaration = {
    declarationTime: declaredAt,
    reason,
    ...(correctiveEventIDs.length > 0 ? { correctiveEventIDs: [...correctiveEventIDs] } : {}),
  };
  return {
    type: type ?? null,
    eventID: eventID ?? null,
    eventTime: eventTime ?? null,
    eventTimeZoneOffset: eventTimeZoneOffset ?? null,
    recordTime: recordTime ?? null,
    errorDeclaration,
    ...rest,
    'kafila:takenBackBy': takenBackBy,
  };
}

export interface ErrorDeclared {
  /** When the unit took it back. */
  readonly declaredAt: string;
  readonly reason: 'did_not_occur' | 'incorrect_data';
  readonly correctiveEventIDs: readonly string[];
  /** Id of the report that took it back. */
  readonly takenBackBy: string;
}

function epcisEvent(event: RecordedEvent, recorded: AnyRecorded, observation: Observation): JsonObject {
  const { data } = recorded.event;
  const { type, action, bizStep, disposition, part, stays } = observation;
  const place = ('place' in data ? data.place : undefined) ?? observation.place;
  const { occurredAt, offset } = data;
  const readPoint = readPointOf(place, 'position' in data ? data.position : undefined);
  const details = Object.entries(data).filter(([name]) => !SHOWN.has(name));
  return {
    type,
    eventID: eventUri(event.stream, reportIdOf(event), part),
    eventTime: occurredAt,
    eventTimeZoneOffset: offsetOf(place, occurredAt, offset),
    recordTime: event.recordedAt,
    ...thingsOf(observation),
    action,
    bizStep,
    ...(disposition === undefined ? {} : { disposition }),
    ...(readPoint === undefined ? {} : { readPoint: { id: readPoint } }),
    ...(stays && readPoint !== undefined ? { bizLocation: { id: readPoint } } : {}),
    ...(observation.bizTransactionList
      ? { bizTransactionList: observation.bizTransactionList.map((one) => ({ ...one })) }
      : {}),
    ...kafilaOf(event, offset),
    ...(details.length === 0 ? {} : { 'kafila:details': withoutPersons(Object.fromEntries(details)) }),
  };
}

function thingsOf(observation: Observation): JsonObject {
  if (observation.type !== 'AggregationEvent') return { epcList: [...observation.epcList] };
  const { parentID, childEPCs } = observation;
  return childEPCs === undefined ? { parentID } : { parentID, childEPCs: [...childEPCs] };
}

/** What EPCIS has no members for. */
function kafilaOf(event: RecordedEvent, offset: string): JsonObject {
  const { by, unit, reportId } = event.metadata;
  const [carriedBy, savedWithin] = [carrierOf(event), savedWithinOf(event)];
  return {
    'kafila:eventType': event.type,
    'kafila:eventId': event.id,
    ...(typeof reportId === 'string' ? { 'kafila:reportId': reportId } : {}),
    'kafila:stream': event.stream,
    'kafila:revision': event.revision,
    'kafila:position': event.position.toString(),
    ...(typeof by === 'string' ? { 'kafila:recordedBy': by } : {}),
    ...(unit === undefined ? {} : { 'kafila:unit': unit }),
    ...(carriedBy === undefined ? {} : { 'kafila:carriedBy': carriedBy }),
    ...(savedWithin && { 'kafila:savedWithin': { ...savedWithin } }),
    'kafila:offsetAsReported': offset,
  };
}

/** The clocks at the place; where none is named, the one that the reporter looked at. */
function offsetOf(place: string | undefined, occurredAt: string, reported: string): string {
  const offset = isKnown(place) ? offsetAt(place, occurredAt) : reported;
  return OFFSET.test(offset) ? offset : '+00:00';
}

function readPointOf(
  place: string | undefined,
  position: { readonly lat: number; readonly lon: number; readonly accuracyM?: number } | undefined,
): string | undefined {
  if (place !== undefined) return placeUri(place);
  return position && geoUri(position);
}

function isKnown(place: string | undefined): place is string {
  return place !== undefined && findPlace(place)?.slug === place;
}

/** An event that cannot be understood is exported too: that it exists, and when it was recorded. */
function undigested(event: RecordedEvent, reason: string): JsonObject {
  return {
    type: 'ObjectEvent',
    eventID: eventUri(event.stream, reportIdOf(event)),
    eventTime: event.recordedAt,
    eventTimeZoneOffset: '+00:00',
    recordTime: event.recordedAt,
    epcList: [thingOf(subjectOfStream(event.stream))],
    action: 'OBSERVE',
    bizStep: ownStep('NotUnderstood'),
    ...kafilaOf(event, '+00:00'),
    'kafila:notUnderstood': reason,
  };
}
