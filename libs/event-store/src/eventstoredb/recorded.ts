import { type Json, type JsonObject, type RawContent, type RecordedEvent } from '../event-store.port.js';
import { takeRecordedAt } from './appending/recorded-at.js';
import { textOf, type WireEvent } from './reading/wire-message.js';

/** An event of which an old server did not say where it lies among all. */
export type Unplaced = Omit<RecordedEvent, 'position'> & { readonly position: bigint | null };

/** An event as it came over the wire. Its bytes, ticks and forms end here. */
export function recordedFrom(event: WireEvent): Unplaced {
  const { stream, id, type, revision, position } = event;
  const data = event.contentType === 'application/json' ? objectIn(event.data) : undefined;
  const metadata = event.metadata.length === 0 ? {} : objectIn(event.metadata);
  if (data && metadata) {
    const recordedAt = takeRecordedAt(metadata) ?? createdAt(event).toISOString();
    return { stream, id, type, data, metadata, revision, position, recordedAt };
  }
  const [raw, recordedAt] = [rawContentOf(event), createdAt(event).toISOString()];
  return { stream, id, type, data: {}, metadata: {}, raw, revision, position, recordedAt };
}

/** An event of which the position is named, as it is always where all streams are read. */
export function placed(event: Unplaced): RecordedEvent {
  if (isPlaced(event)) return event;
  throw new Error(`No position known for ${event.revision} of ${event.stream}.`);
}

function isPlaced(event: Unplaced): event is RecordedEvent {
  return event.position !== null;
}

/** Events of the server itself, and links made by its projections. They are none of ours. */
export function isSystem({ stream, type }: WireEvent): boolean {
  return stream.startsWith('$') || type.startsWith('$');
}

const TICKS_PER_MS = 10_000n;

/** When the server wrote it, by its clock. */
export function createdAt({ created }: WireEvent): Date {
  return new Date(/^\d+$/.test(created) ? Number(BigInt(created) / TICKS_PER_MS) : 0);
}

/** What the bytes hold where that is a JSON object; undefined otherwise. */
export function objectIn(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value = JSON.parse(textOf(bytes)) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function rawContentOf({ contentType, data, metadata }: WireEvent): RawContent {
  return { contentType, dataBase64: base64(data), metadataBase64: base64(metadata) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}
