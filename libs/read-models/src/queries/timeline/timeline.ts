import {
  ascending,
  CARNET_DECISION_TYPES,
  CARNET_FACT_TYPES,
  CONVOY_DECISION_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
  findPlace,
  localTimeAt,
  reportIdOf,
  type ReportRetracted,
  standingRetractions,
  type Recorded,
} from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { type Retracted, type TimelineItem } from './timeline-item.js';

const RETRACTION = 'ReportRetracted';

/** In streams of any kind. */
const DECISIONS = new Set([...CONVOY_DECISION_TYPES, ...CARNET_DECISION_TYPES]);
const FACTS = new Set([...CONVOY_FACT_TYPES, ...CARNET_FACT_TYPES, ...DECLARATION_FACT_TYPES]);

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

/** An event, and what others say of it. */
interface Told {
  readonly event: RecordedEvent;
  readonly late: boolean;
  readonly retracted: Retracted | null;
}

function* toldIn(history: readonly RecordedEvent[]): Generator<Told, void> {
  const retractions = retractionsOf(history);
  let latest = '';
  for (const event of history) {
    const isFact = FACTS.has(event.type);
    const occurredAt = text(event.data['occurredAt']);
    const isTakenBack = isFact || event.type === RETRACTION;
    const late = isFact && occurredAt !== null && occurredAt < latest;
    if (isFact && occurredAt !== null && occurredAt > latest) latest = occurredAt;
    yield { event, late, retracted: isTakenBack ? (retractions.get(reportIdOf(event)) ?? null) : null };
  }
}

/** So many are held at once, beyond those of the page. */
const HELD = 500;

/** Where an event stands in the order of items, the same as `sortKeyOf` of its item. */
interface Ordered {
  readonly told: Told;
  readonly key: readonly [string, string];
}

/**
 * One page of it, and one item more where there is one. Of all other events only their time is looked at.
 *
 * @param after the key of the last item before the page
 * @yields after some events, so that others have their turn
 */
export function* timelinePage(
  history: readonly RecordedEvent[],
  after: readonly [string, string] | undefined,
  limit: number,
): Generator<void, readonly TimelineItem[]> {
  let held: Ordered[] = [];
  const first = (): Ordered[] => held.sort((a, b) => compare(a.key, b.key)).slice(0, limit + 1);
  let n = 0;
  for (const told of toldIn(history)) {
    const { event } = told;
    const key = [text(event.data['occurredAt']) ?? event.recordedAt, reportIdOf(event)] as const;
    if (!after || compare(key, after) > 0) held.push({ told, key });
    if (held.length > limit + HELD) held = first();
    if (++n % HELD === 0) yield;
  }
  const items: TimelineItem[] = [];
  for (const { told } of first()) {
    items.push(itemOf(told));
    yield;
  }
  return items;
}

/** When it occurred (when it was recorded, where that cannot be read), and its id. */
export function sortKeyOf(item: TimelineItem): readonly [string, string] {
  return [item.occurredAt ?? item.recordedAt, item.reportId ?? item.eventId ?? ''];
}

export function compare(a: readonly [string, string], b: readonly [string, string]): number {
  const i = a[0] === b[0] ? 1 : 0;
  return ascending(a[i], b[i]);
}

function itemOf({ event, late, retracted }: Told): TimelineItem {
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
    place,
    vehicleIds: vehiclesOf(type, data),
    by: text(metadata['by']),
    unit: metadata['unit'] ?? null,
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

/** Nothing but its two fields has been checked. */
function asRetraction(recorded: RecordedEvent): Recorded<ReportRetracted> {
  const { revision, recordedAt, type, data } = recorded;
  return {
    id: reportIdOf(recorded),
    revision,
    recordedAt,
    unit: null,
    event: { type, data } as unknown as ReportRetracted,
  };
}

function vehiclesOf(type: string, data: JsonObject): readonly string[] | null {
  const { vehicleIds, vehicleId } = data;
  if (Array.isArray(vehicleIds)) return vehicleIds.filter((id) => typeof id === 'string');
  if (typeof vehicleId === 'string') return [vehicleId];
  return type === RETRACTION ? [] : null;
}

/** By the report taken back, what takes it back: as the fold has it. */
function retractionsOf(history: readonly RecordedEvent[]): ReadonlyMap<string, Retracted> {
  const readable = history.filter(
    ({ type, data }) =>
      type === RETRACTION && text(data['occurredAt']) !== null && text(data['retracts']) !== null,
  );
  const standing = standingRetractions(readable.map(asRetraction));
  return new Map(
    [...standing].map(([reportId, { retractionId, reason, replacedBy }]) => [
      reportId,
      { by: retractionId, reason: text(reason), replacedBy: text(replacedBy) },
    ]),
  );
}

/** Null where nothing is known of such a place or such a time. */
function timeAtPlace(slug: string, occurredAt: string): string | null {
  const isKnown =
    findPlace(slug)?.slug === slug && UTC.test(occurredAt) && !Number.isNaN(Date.parse(occurredAt));
  return isKnown ? localTimeAt(slug, occurredAt) : null;
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

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
