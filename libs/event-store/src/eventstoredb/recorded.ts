import { type AllStreamResolvedEvent, type RecordedEvent as ClientEvent } from '@eventstore/db-client';
import { type JsonObject, type RecordedEvent } from '../event-store.port.js';
import { rawContentOf } from './raw-content.js';
import { takeRecordedAt } from './appending/recorded-at.js';

/** An event of which an old server did not say where it lies among all. */
export type Unplaced = Omit<RecordedEvent, 'position'> & { readonly position: bigint | null };

/** A server that does not know a position says -1, which arrives as 2^64 - 1. */
const beyondAnyLog = 2n ** 63n;

/** An event as the client hands it out. Its bigint revisions, dates and forms end here. */
export function recordedFrom(event: ClientEvent): Unplaced {
  const commit = event.position?.commit;
  const readable = isJsonObject(event.data) && (event.metadata === undefined || isJsonObject(event.metadata));
  const raw = readable ? undefined : rawContentOf(event);
  if (!readable && !raw)
    throw new TypeError(`Event ${event.id} of ${event.streamId} does not hold a JSON object.`);
  const metadata = raw ? {} : ((event.metadata ?? {}) as JsonObject);
  return {
    stream: event.streamId,
    id: event.id,
    type: event.type,
    data: raw ? {} : (event.data as JsonObject),
    metadata,
    ...(raw && { raw }),
    revision: Number(event.revision),
    position: commit === undefined || commit >= beyondAnyLog ? null : commit,
    recordedAt: takeRecordedAt(metadata) ?? event.created.toISOString(),
  };
}

/** An event read from all streams: there the position is always named. */
export function placedFrom(answer: AllStreamResolvedEvent): RecordedEvent | null {
  if (answer.event === undefined || isSystem(answer.event)) return null;
  return placed(recordedFrom(answer.event));
}

export function placed(event: Unplaced): RecordedEvent {
  const { position } = event;
  if (position === null) throw new Error(`No position known for ${event.revision} of ${event.stream}.`);
  return { ...event, position };
}

/** Events of the server itself, and links made by its projections. They are none of ours. */
export function isSystem({ streamId, type }: { readonly streamId: string; readonly type: string }): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
