import { type JsonObject } from '#kafila/domain';
import { fromBase64 } from '../bytes/base64.js';
import { bytesOf, toHex } from '../bytes/bytes.js';
import { canonicalJson, quoted } from '../canonical/canonical-json.js';
import { type Hashing } from '../crypto/crypto.js';

/** Version of the encoding below; the member `leaf` of every entry. Written down in docs/audit/leaf-format.md. */
export const LEAF_FORMAT = 1;

/** Of an event that holds no JSON: its bytes as they lie in the store. */
export const RAW_LEAF_FORMAT = 2;

/** The format of the entry that stands for an event. */
export function leafFormatOf({ raw }: Pick<LoggedEvent, 'raw'>): 1 | 2 {
  return raw ? RAW_LEAF_FORMAT : LEAF_FORMAT;
}

/** The most bytes an entry may have: its length is written in 16 bits (C2SP tlog-tiles, "Log entries"). */
export const MOST_ENTRY_BYTES = 65_535;

/**
 * What the log says of an event: all of it but its position, which differs from store to store; the order of events is
 * said by the order of leaves.
 */
export interface LoggedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  /** RFC 3339 in UTC with milliseconds: the store's clock. */
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  /** Where data or metadata are no JSON object, what they are; then both are empty objects. */
  readonly raw?: RawContent;
}

/** What another program wrote that is no JSON. Bytes in base64. */
export interface RawContent {
  readonly contentType: string;
  readonly dataBase64: string;
  readonly metadataBase64: string;
}

/** The newest format that is needed for these. */
export function leafFormatOfAll(events: readonly Pick<LoggedEvent, 'raw'>[]): 1 | 2 {
  return events.some(({ raw }) => raw) ? RAW_LEAF_FORMAT : LEAF_FORMAT;
}

/** What stands in every entry beside data and metadata. */
type LeafHead = Omit<LoggedEvent, 'data' | 'metadata' | 'raw'>;

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
export function encodeLeaf(event: LoggedEvent, crypto: Hashing): Uint8Array {
  const text = event.raw
    ? rawEntryOf(event, event.raw, crypto)
    : entryOf(event, canonicalJson(event.data), canonicalJson(event.metadata), crypto);
  return bytesOf(text);
}

/**
 * The same entry as a text, of an event whose data and metadata are given as canonical JSON.
 *
 * @throws LeafTooLarge
 */
export function entryOf(event: LeafHead, data: string, metadata: string, crypto: Hashing): string {
  const whole = entryText(event, `"data":${data}`, `"metadata":${metadata}`);
  if (fitsEntry(whole)) return whole;
  const digests = entryText(
    event,
    `"dataSha256":"${digestOfJson(data, crypto)}"`,
    `"metadataSha256":"${digestOfJson(metadata, crypto)}"`,
  );
  if (!fitsEntry(digests)) throw new LeafTooLarge(event.stream, event.revision);
  return digests;
}

/**
 * The entry of an event that holds no JSON object, in the second format.
 *
 * @throws LeafTooLarge
 */
export function rawEntryOf(
  event: LeafHead,
  { contentType, dataBase64, metadataBase64 }: RawContent,
  { sha256 }: Hashing,
): string {
  const head = headOf(event);
  const whole = canonicalJson({ ...head, contentType, dataBase64, metadataBase64 });
  if (fitsEntry(whole)) return whole;
  const [dataSha256, metadataSha256] = [dataBase64, metadataBase64].map((text) =>
    toHex(sha256(fromBase64(text) ?? new Uint8Array())),
  ) as [string, string];
  const digests = canonicalJson({ ...head, contentType, dataSha256, metadataSha256 });
  if (!fitsEntry(digests)) throw new LeafTooLarge(event.stream, event.revision);
  return digests;
}

function headOf({ id, recordedAt, revision, stream, type }: LeafHead): LeafHead & { readonly leaf: 2 } {
  return { id, leaf: RAW_LEAF_FORMAT, recordedAt, revision, stream, type };
}

/** SHA-256 over canonical JSON, as hex: what stands in an entry instead of large data. */
export function digestOfJson(canonical: string, { sha256 }: Hashing): string {
  return toHex(sha256(bytesOf(canonical)));
}

/** Members in the order of their names, as RFC 8785 wants it. */
function entryText(event: LeafHead, data: string, metadata: string): string {
  return (
    `{${data},"id":${quoted(event.id)},"leaf":${LEAF_FORMAT},${metadata},"recordedAt":${quoted(event.recordedAt)},` +
    `"revision":${event.revision},"stream":${quoted(event.stream)},"type":${quoted(event.type)}}`
  );
}

function fitsEntry(text: string): boolean {
  // A code unit of UTF-16 takes one byte at least, and three at most.
  if (text.length > MOST_ENTRY_BYTES) return false;
  return text.length * 3 <= MOST_ENTRY_BYTES || bytesOf(text).length <= MOST_ENTRY_BYTES;
}
