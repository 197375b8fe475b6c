import {
  ascending,
  CARNET_DECISION_TYPES,
  carrierOf,
  CONVOY_DECISION_TYPES,
  findPlace,
  localTimeAt,
  reportIdOf,
  savedWithinOf,
  VOUCHING,
} from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { type TimelineItem } from './timeline-item.js';
import { RETRACTION, text, type Told, toldIn } from './told.js';

/** In streams of any kind. */
const DECISIONS = new Set([...CONVOY_DECISION_TYPES, ...CARNET_DECISION_TYPES, VOUCHING]);

/** The form of all instants in events that can be folded. */
const UTC = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** What every item shows in a member of its own; what else an event says are its details. */
const SHOWN = new Set([
  'occurredAt',
  'offset',
  'place',
  'vehicleIds',
  'direction',
  'position',
  'reason',
  'retracts',
  'note',
  'synthetic',
  'asReported',
  'placeAsReported',
]);

/**
 * Tells a stream in the order in which things occurred, ties by id. Events are taken as they were recorded, so that a
 * stream that cannot be folded can still be read.
 */
export function timelineOf(history: readonly RecordedEvent[]): readonly TimelineItem[] {
  return [...itemsOf(history)].sort((a, b) => compare(sortKeyOf(a), sortKeyOf(b)));
}

/** The same in the order of recording, one by one. */
export function* itemsOf(history: readonly RecordedEvent[]): Generator<TimelineItem, void> {
  for (const told of toldIn(history)) yield itemOf(told);
}

/** When it occurred (when it was recorded, where that cannot be read), and its id. */
export function sortKeyOf(item: TimelineItem): readonly [string, string] {
  return [item.occurredAt ?? item.recordedAt, item.reportId ?? item.eventId ?? ''];
}

export function compare(a: readonly [string, string], b: readonly [string, string]): number {
  const i = a[0] === b[0] ? 1 : 0;
  return ascending(a[i], b[i]);
}

export function itemOf({ event, late, retracted, standing }: Told): TimelineItem {
  const { type, data, metadata } = event;
  const id = reportIdOf(event);
  const occurredAt = text(data['occurredAt']);
  const offset = text(data['offset']);
  const place = text(data['place']);
  const [note, retracts] = [text(data['note']), text(data['retracts'])];
  return {
    ...(DECISIONS.has(type) ? { eventId: id } : { reportId: id }),
    type,
    occurredAt,
    offset,
    localTime: occurredAt === null || offset === null ? null : localTime(occurredAt, offset),
    localTimeAtPlace: occurredAt === null || place === null ? null : timeAtPlace(place, occurredAt),
    recordedAt: event.recordedAt,
    position: event.position.toString(),
    revision: event.revision,
    late,
    retracted,
    ...(standing !== undefined && { standing }),
    place,
    vehicleIds: vehiclesOf(type, data),
    by: text(metadata['by']),
    unit: metadata['unit'] ?? null,
    ...signedBy(metadata),
    ...carriedAndSaved(event),
    direction: text(data['direction']),
    coordinates: data['position'] ?? null,
    reason: text(data['reason']),
    details: Object.fromEntries(Object.entries(data).filter(([name]) => !SHOWN.has(name))),
    ...(retracts === null ? {} : { retracts }),
    ...(note === null ? {} : { note }),
    ...(data['synthetic'] === true ? { synthetic: true as const } : {}),
    ...asReported(data),
  };
}

function vehiclesOf(type: string, data: JsonObject): readonly string[] | null {
  const { vehicleIds, vehicleId } = data;
  if (Array.isArray(vehicleIds)) return vehicleIds.filter((id) => typeof id === 'string');
  if (typeof vehicleId === 'string') return [vehicleId];
  return type === RETRACTION ? [] : null;
}

/** Null where nothing is known of such a place or such a time. */
function timeAtPlace(slug: string, occurredAt: string): string | null {
  const isKnown =
    findPlace(slug)?.slug === slug && UTC.test(occurredAt) && !Number.isNaN(Date.parse(occurredAt));
  return isKnown ? localTimeAt(slug, occurredAt) : null;
}

function signedBy({ signature }: JsonObject): { signedBy?: string } {
  if (signature === null || typeof signature !== 'object' || Array.isArray(signature)) return {};
  const kid = text(signature['kid']);
  return kid === null ? {} : { signedBy: kid };
}

function carriedAndSaved(event: RecordedEvent): Pick<TimelineItem, 'carriedBy' | 'savedWithin'> {
  const [carriedBy, savedWithin] = [carrierOf(event), savedWithinOf(event)];
  return { ...(carriedBy !== undefined && { carriedBy }), ...(savedWithin && { savedWithin }) };
}

/** Version 1 of events kept the place alone (`event/upcast.ts` of the domain). */
function asReported({ asReported: fields, placeAsReported: place }: JsonObject): { asReported?: JsonObject } {
  if (fields !== null && typeof fields === 'object' && !Array.isArray(fields)) return { asReported: fields };
  return place === undefined ? {} : { asReported: { place } };
}

function localTime(occurredAt: string, offset: string): string | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  const at = Date.parse(occurredAt);
  if (sign === undefined || Number.isNaN(at)) return null;
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(at + (sign === '-' ? -shift : shift)).toISOString().slice(0, -1) + offset;
}
