import { LRUCache } from 'lru-cache';
import { type Json, type JsonObject } from '../../event-store.port.js';

/** The member of an event's metadata on the server that says when it was taken in. No caller sees it there. */
const MEMBER = 'recordedAt';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const rememberedStreams = 10_000;
const rememberedAppends = 1_000;

/**
 * When events were taken in: minted here, once for all tries of an append, because the answer of the server names no time. It lies
 * with the event, so that it survives a copy to another store. It never goes back within a stream, as far as that is known here.
 */
export class RecordedAt {
  readonly #latest = new LRUCache<string, string>({ max: rememberedStreams });
  readonly #unanswered = new LRUCache<string, string>({ max: rememberedAppends });

  /** @param id of the first event: an append that got no answer keeps its time when it is made again */
  mint(stream: string, id: string): string {
    const before = this.#unanswered.get(id);
    if (before !== undefined) return before;
    const [now, latest = ''] = [new Date().toISOString(), this.#latest.get(stream)];
    const minted = now > latest ? now : latest;
    this.#latest.set(stream, minted);
    return minted;
  }

  note(stream: string, recordedAt: string): void {
    if (recordedAt > (this.#latest.get(stream) ?? '')) this.#latest.set(stream, recordedAt);
  }

  /** The append may be written, and may be made again. */
  unanswered(id: string, recordedAt: string): void {
    this.#unanswered.set(id, recordedAt);
  }
}

/** The metadata of an event as the server keeps them. The time comes last, which makes it cheap to take out again. */
export function withRecordedAt(metadata: JsonObject, recordedAt: string): JsonObject {
  return { ...metadata, [MEMBER]: recordedAt };
}

/** Whether metadata, as the server keeps them, end with this time. Spares to parse them. */
export function endsWithRecordedAt(metadata: Uint8Array, recordedAt: string): boolean {
  const end = `"${MEMBER}":"${recordedAt}"}`;
  const bytes = metadata.subarray(-end.length);
  return bytes.length === end.length && bytes.every((byte, i) => byte === end.charCodeAt(i));
}

/** Takes the time out of metadata that were just read; undefined where there is none: another adapter wrote the event, or an older one. */
export function takeRecordedAt(metadata: Record<string, Json>): string | undefined {
  const recordedAt = Object.hasOwn(metadata, MEMBER) ? metadata[MEMBER] : undefined;
  if (typeof recordedAt !== 'string' || !INSTANT.test(recordedAt)) return undefined;
  delete metadata['recordedAt'];
  return recordedAt;
}

/** @throws TypeError the time is the store's to say */
export function checkMetadata(metadata: JsonObject): void {
  if (Object.hasOwn(metadata, MEMBER)) throw new TypeError(`Metadata have no ${MEMBER} of their own.`);
}
