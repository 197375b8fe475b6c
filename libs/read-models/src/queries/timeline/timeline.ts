import { type ConvoyEvent, isDecision, isSighting, type Told } from '#kafila/domain';
import { type EventStore, type Json, type JsonObject, type RecordedEvent } from '#kafila/event-store';

/** One event of a convoy as people read its story. Unknown is null. */
export interface TimelineItem {
  /** Id of the report; decisions have `eventId` instead. */
  readonly reportId?: string;
  readonly eventId?: string;
  readonly type: string;
  readonly occurredAt: string | null;
  /** The offset from UTC as reported. */
  readonly offset: string | null;
  /** When it occurred by the clock that the reporter looked at. */
  readonly localTime: string | null;
  readonly recordedAt: string;
  readonly position: string;
  readonly revision: number;
  /** A fact that occurred later had been recorded before it. */
  readonly late: boolean;
  readonly retracted: Retracted | null;
  readonly place: string | null;
  /** Null: all vehicles that belonged to the convoy at that time. */
  readonly vehicleIds: readonly string[] | null;
  readonly by: string | null;
  readonly unit: Json;
  readonly direction: string | null;
  readonly coordinates: Json;
  /** Why, in the word of the type: of a halt, of a retraction. */
  readonly reason: string | null;
  /** On a retraction: the report it takes back. */
  readonly retracts?: string;
  readonly note?: string;
  readonly synthetic?: true;
}

export interface Retracted {
  /** Id of the report that takes it back. */
  readonly by: string;
  readonly reason: string | null;
  readonly replacedBy: string | null;
}

const RETRACTION = 'ReportRetracted';

/** The stream up to a position: what the projection has seen of it. */
export async function readStreamUpTo(
  eventStore: EventStore,
  stream: string,
  position: bigint,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page = await eventStore.readStream(stream, { from });
    const seen = page.events.filter((event) => event.position <= position);
    events.push(...seen);
    from = seen.length < page.events.length ? null : page.next;
  }
  return events;
}

/**
 * Tells a stream in the order in which things occurred, ties by id. Events are taken as they were recorded, so that a
 * stream that cannot be folded can still be read.
 */
export function timelineOf(history: readonly RecordedEvent[]): readonly TimelineItem[] {
  const retractions = retractionsOf(history);
  let latest = '';
  const items = history.map((event) => {
    const isFact = isSighting(asTold(event));
    const occurredAt = text(event.data['occurredAt']);
    const late = isFact && occurredAt !== null && occurredAt < latest;
    if (isFact && occurredAt !== null && occurredAt > latest) latest = occurredAt;
    return itemOf(event, late, isFact ? (retractions.get(event.id) ?? null) : null);
  });
  return items.sort((a, b) => compare(sortKeyOf(a), sortKeyOf(b)));
}

/** When it occurred (when it was recorded, where that cannot be read), and its id. */
export function sortKeyOf(item: TimelineItem): readonly [string, string] {
  return [item.occurredAt ?? item.recordedAt, item.reportId ?? item.eventId ?? ''];
}

export function compare(a: readonly [string, string], b: readonly [string, string]): number {
  const i = a[0] === b[0] ? 1 : 0;
  return a[i] === b[i] ? 0 : a[i] < b[i] ? -1 : 1;
}

function itemOf(event: RecordedEvent, late: boolean, retracted: Retracted | null): TimelineItem {
  const { id, type, data, metadata } = event;
  const occurredAt = text(data['occurredAt']);
  const offset = text(data['offset']);
  const [note, retracts] = [text(data['note']), text(data['retracts'])];
  return {
    ...(isDecision(asTold(event)) ? { eventId: id } : { reportId: id }),
    type,
    occurredAt,
    offset,
    localTime: occurredAt === null || offset === null ? null : localTime(occurredAt, offset),
    recordedAt: event.recordedAt,
    position: event.position.toString(),
    revision: event.revision,
    late,
    retracted,
    place: text(data['place']),
    vehicleIds: vehiclesOf(type, data),
    by: text(metadata['by']),
    unit: metadata['unit'] ?? null,
    direction: text(data['direction']),
    coordinates: data['position'] ?? null,
    reason: text(data['reason']),
    ...(retracts === null ? {} : { retracts }),
    ...(note === null ? {} : { note }),
    ...(data['synthetic'] === true ? { synthetic: true as const } : {}),
  };
}

/** Only for asking what type it is of: nothing has checked its content. */
function asTold({ id, revision, recordedAt, type, data }: RecordedEvent): Told<ConvoyEvent> {
  return { id, revision, recordedAt, unit: null, event: { type, data } as unknown as ConvoyEvent };
}

function vehiclesOf(type: string, data: JsonObject): readonly string[] | null {
  const { vehicleIds, vehicleId } = data;
  if (Array.isArray(vehicleIds)) return vehicleIds.filter((id) => typeof id === 'string');
  if (typeof vehicleId === 'string') return [vehicleId];
  return type === RETRACTION ? [] : null;
}

/** By the report taken back. Of several the first in the order of occurrence stands, as in the fold. */
function retractionsOf(history: readonly RecordedEvent[]): ReadonlyMap<string, Retracted> {
  const key = (event: RecordedEvent): readonly [string, string] => [
    text(event.data['occurredAt']) ?? '',
    event.id,
  ];
  const found = new Map<string, Retracted>();
  const retractions = history.filter(({ type }) => type === RETRACTION);
  for (const { id, data } of retractions.sort((a, b) => compare(key(a), key(b)))) {
    const retracts = text(data['retracts']);
    if (retracts === null || found.has(retracts)) continue;
    found.set(retracts, { by: id, reason: text(data['reason']), replacedBy: text(data['replacedBy']) });
  }
  return found;
}

function localTime(occurredAt: string, offset: string): string | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  const at = Date.parse(occurredAt);
  if (sign === undefined || Number.isNaN(at)) return null;
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(at + (sign === '-' ? -shift : shift)).toISOString().slice(0, -1) + offset;
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
