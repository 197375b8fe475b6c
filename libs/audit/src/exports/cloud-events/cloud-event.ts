import {
  carrierOf,
  findPlace,
  localTimeAt,
  savedWithinOf,
  type StreamSubject,
  subjectOfStream,
} from '#kafila/domain';
import { type Json, type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { atOffset } from '../at-offset.js';

/** Reverse domain name of who defines the types, as CloudEvents asks for. */
const DEFINED_BY = 'pk.nlc.kafila';

/**
 * A recorded event as a CloudEvent 1.0 in JSON; `data` is what was recorded, member for member. Names of attributes are
 * lower-case letters and digits, as the specification wants them.
 */
export function cloudEvent(event: RecordedEvent): JsonObject {
  const { stream, id, type, data, metadata, revision, position, recordedAt } = event;
  const subject = subjectOfStream(stream);
  const { schemaVersion } = metadata;
  const version = typeof schemaVersion === 'number' ? schemaVersion : 1;
  return {
    specversion: '1.0',
    id,
    // Ids are unique within their stream, so that the stream is the source; source and id together name one event.
    source: `urn:kafila:stream:${encodeURIComponent(stream)}`,
    type: `${DEFINED_BY}.${subject.kind}.${kebab(type)}.v${version}`,
    subject: subjectText(subject, data),
    ...timeOf(data),
    datacontenttype: 'application/json',
    dataschema: `urn:kafila:event-schema:${encodeURIComponent(type)}:${version}`,
    recordedtime: recordedAt,
    position: position.toString(),
    revision,
    ...attributesOf(event),
    data,
  };
}

/** The vehicle where the event is about one; else the convoy, the carnet or the declaration. */
function subjectText({ kind, id }: StreamSubject, { vehicleIds, vehicleId }: JsonObject): string {
  const [vehicle, another] = Array.isArray(vehicleIds) ? vehicleIds : [vehicleId];
  return typeof vehicle === 'string' && another === undefined ? `vehicle/${vehicle}` : `${kind}/${id}`;
}

/** When it occurred, by the clocks of its place, else as it was reported; absent where that cannot be read. */
function timeOf({ occurredAt, offset, place }: JsonObject): { readonly time?: string } {
  if (typeof occurredAt !== 'string' || Number.isNaN(Date.parse(occurredAt))) return {};
  if (typeof place === 'string' && findPlace(place)?.slug === place) {
    return { time: localTimeAt(place, occurredAt) };
  }
  const local = typeof offset === 'string' ? atOffset(occurredAt, offset) : undefined;
  return { time: local ?? occurredAt };
}

/** Who reported it, and what it was caused by: metadata that are plain values, one attribute each. */
function attributesOf(event: RecordedEvent): JsonObject {
  const { by, unit, $correlationId, $causationId, digest, reportId, signature } = event.metadata;
  const savedWithin = savedWithinOf(event);
  const { unitId, sequence, clockAt } = (unit ?? {}) as JsonObject;
  const { kid } = (signature ?? {}) as JsonObject;
  const attributes: Readonly<Record<string, Json | undefined>> = {
    recordedby: by,
    unit: unitId,
    unitsequence: sequence,
    unitclock: clockAt,
    correlationid: $correlationId,
    causationid: $causationId,
    digest,
    reportid: reportId,
    signedby: kid,
    carriedby: carrierOf(event),
    savedfrom: savedWithin?.from ?? undefined,
    saveduntil: savedWithin?.until,
  };
  return Object.fromEntries(
    Object.entries(attributes).filter(
      (attribute): attribute is [string, string | number] =>
        typeof attribute[1] === 'string' || typeof attribute[1] === 'number',
    ),
  );
}

function kebab(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
