import { hash } from 'node:crypto';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { canonicalJson, quoted } from './canonical-json.js';

/** Version of the encoding below; the member `leaf` of every entry. Written down in docs/audit/leaf-format.md. */
export const LEAF_FORMAT = 1;

/** The most bytes an entry may have: its length is written in 16 bits (C2SP tlog-tiles, "Log entries"). */
export const MOST_ENTRY_BYTES = 65_535;

/**
 * What the log says of an event: all of it but its position, which differs from store to store; the order of events is
 * said by the order of leaves.
 */
export type LoggedEvent = Omit<RecordedEvent, 'position'>;

/** No entry can be made of the event: its names alone are longer than an entry may be. */
export class LeafTooLarge extends Error {
  override readonly name = 'LeafTooLarge';

  constructor(
    readonly stream: string,
    readonly revision: number,
  ) {
    super(
      `The event at revision ${revision} of a stream with a name of ${stream.length} characters fits no leaf.`,
    );
  }
}

/**
 * The entry of the log that stands for an event: canonical JSON in UTF-8. The same event gives the same bytes on every
 * store; two different events never do. Where the entry would be longer than 65,535 bytes, it holds the SHA-256 of the
 * canonical JSON of data and of metadata instead of themselves.
 *
 * @throws LeafTooLarge the names of the stream and the type fill more than an entry
 */
export function encodeLeaf(event: LoggedEvent): Buffer {
  const data = canonicalJson(event.data);
  const metadata = canonicalJson(event.metadata);
  const whole = Buffer.from(entryText(event, `"data":${data}`, `"metadata":${metadata}`), 'utf8');
  if (whole.length <= MOST_ENTRY_BYTES) return whole;
  const digests = Buffer.from(
    entryText(event, `"dataSha256":"${sha256(data)}"`, `"metadataSha256":"${sha256(metadata)}"`),
    'utf8',
  );
  if (digests.length > MOST_ENTRY_BYTES) throw new LeafTooLarge(event.stream, event.revision);
  return digests;
}

/** SHA-256 over the canonical JSON of a value, as hex: what stands in an entry instead of large data. */
export function digestOfJson(value: JsonObject): string {
  return sha256(canonicalJson(value));
}

/** Members in the order of their names, as RFC 8785 wants it. */
function entryText(event: LoggedEvent, data: string, metadata: string): string {
  return (
    `{${data},"id":${quoted(event.id)},"leaf":${LEAF_FORMAT},${metadata},"recordedAt":${quoted(event.recordedAt)},` +
    `"revision":${event.revision},"stream":${quoted(event.stream)},"type":${quoted(event.type)}}`
  );
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
