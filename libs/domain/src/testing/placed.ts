import { type StoredEvent, SCHEMA_VERSION } from '../event/stored-event.js';
import { KeyPlaces, readKeyEvent } from '../standing/key-places.js';
import { withStanding } from '../standing/standing.js';
import { type Happened, type Of } from '../event/happened.js';
import { june, type Unrecorded } from './recorded.js';

type Plain = Readonly<Record<string, unknown>>;

/** An event as somebody sends it to a store, and into which stream. */
export interface Sent {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly data: Plain;
  readonly metadata: Plain;
  /** Default: the first of January 2024. */
  readonly recordedAt?: string;
}

/** An event in its place in a store. */
export type PlacedStored = StoredEvent & { readonly stream: string; readonly position: bigint };

export function keyEnrolled(unitId: string, kid: string): Sent {
  return ofUnit(unitId, 'KeyEnrolled', { kid });
}

/** @param compromisedSince day and time of June 2023 */
export function keyRevoked(unitId: string, kid: string, compromisedSince: string): Sent {
  return ofUnit(unitId, 'KeyRevoked', { kid, compromisedSince: june(compromisedSince), reason: 'stolen' });
}

function ofUnit(unitId: string, type: string, data: Plain): Sent {
  return {
    stream: `unit-${unitId}`,
    id: `${type} ${unitId} ${JSON.stringify(data)}`,
    type,
    data,
    metadata: {},
  };
}

/** Who tells it, and how he is known. */
export const sent = {
  /** Whoever works on the machine itself, also for a unit. */
  locally: (stream: string, what: Told, unitId?: string): Sent => as(stream, what, { by: 'local', unitId }),
  byDesk: (stream: string, what: Told, unitId?: string): Sent =>
    as(stream, what, { by: 'access-d', via: 'key', role: 'desk+viewer', unitId }),
  byUnit: (stream: string, what: Told, unitId: string): Sent =>
    as(stream, what, { by: `unit-${unitId}`, via: 'key', role: 'unit', unitId }),
  /** Signed, and handed over by whoever it was. */
  signed: (stream: string, what: Told, unitId: string, kid: string): Sent =>
    as(stream, what, { by: 'access-r', via: 'key', role: 'relay', unitId, signature: { kid } }),
};

type Told = Unrecorded<Of<string, Happened>>;

function as(
  stream: string,
  { id, event: { type, data }, recordedAt }: Told,
  { unitId, ...metadata }: Plain & { readonly unitId?: string | undefined },
): Sent {
  const unit = unitId === undefined ? {} : { unit: { unitId } };
  return {
    ...{ stream, id, type, data: { ...data } },
    metadata: { schemaVersion: SCHEMA_VERSION, reportId: id, ...metadata, ...unit },
    ...(recordedAt !== undefined && { recordedAt }),
  };
}

/** A store in which all this was recorded in this order. */
export function placed(...all: readonly Sent[]): readonly PlacedStored[] {
  const revisions = new Map<string, number>();
  return all.map((event, i) => {
    const revision = revisions.get(event.stream) ?? 0;
    revisions.set(event.stream, revision + 1);
    const { recordedAt = '2024-01-01T00:00:00.000Z' } = event;
    return { ...event, revision, recordedAt, position: BigInt(i + 1) };
  });
}

export function keysAmong(events: readonly PlacedStored[]): KeyPlaces {
  return new KeyPlaces(events.flatMap((event) => readKeyEvent(event) ?? []));
}

/** The events of a stream, with the standing that follows from their places. */
export function withStandings(stream: string, events: readonly PlacedStored[]): readonly PlacedStored[] {
  const keys = keysAmong(events);
  return events.filter((event) => event.stream === stream).map((event) => withStanding(event, keys));
}
