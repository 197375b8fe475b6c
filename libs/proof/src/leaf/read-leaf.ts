import { type Json, type JsonObject } from '#kafila/domain';
import { canonicalJson } from '../canonical/canonical-json.js';
import { LEAF_FORMAT, RAW_LEAF_FORMAT, type RawContent } from './leaf.js';

/** What an entry of the log says of an event. */
export type LeafContent = LeafHead & (LeafWhole | LeafDigests | LeafRaw | LeafRawDigests);

interface LeafHead {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  /** RFC 3339 in UTC with milliseconds: the store's clock. */
  readonly recordedAt: string;
}

interface LeafWhole {
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** Of a large event: SHA-256 of the canonical JSON, as hex. */
interface LeafDigests {
  readonly dataSha256: string;
  readonly metadataSha256: string;
}

/** Of an event that holds no JSON object: its bytes. */
type LeafRaw = RawContent;

/** Of a large one: SHA-256 of its bytes, as hex. */
type LeafRawDigests = LeafDigests & Pick<RawContent, 'contentType'>;

/** The bytes are no entry of this log. */
export class LeafMalformed extends Error {
  override readonly name = 'LeafMalformed';
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const common = ['id', 'leaf', 'recordedAt', 'revision', 'stream', 'type'];
const shapesOf = (...shapes: readonly (readonly string[])[]): readonly string[] =>
  shapes.map((own) => [...own, ...common].sort().join());
const SHAPES: ReadonlyMap<Json | undefined, readonly string[]> = new Map([
  [LEAF_FORMAT, shapesOf(['data', 'metadata'], ['dataSha256', 'metadataSha256'])],
  [
    RAW_LEAF_FORMAT,
    shapesOf(
      ['contentType', 'dataBase64', 'metadataBase64'],
      ['contentType', 'dataSha256', 'metadataSha256'],
    ),
  ],
]);

/**
 * Reads an entry of the log.
 *
 * @throws LeafMalformed it is no canonical JSON, or of a format that is not known here
 */
export function readLeaf(entry: Uint8Array): LeafContent {
  const value = parsed(entry);
  const format = isObject(value) ? value['leaf'] : undefined;
  const shapes = SHAPES.get(format);
  if (typeof format === 'number' && !shapes) {
    throw new LeafMalformed(`The entry has the unknown format ${format}; this program knows 1 and 2.`);
  }
  if (!isObject(value) || shapes?.includes(Object.keys(value).join()) !== true) {
    throw new LeafMalformed('The entry has not the members of a leaf of format 1 or 2.');
  }
  const { data, metadata, revision, ...texts } = value;
  const right =
    typeof revision === 'number' &&
    (value['leaf'] === LEAF_FORMAT && 'data' in value ? isObject(data) && isObject(metadata) : true) &&
    Object.entries(texts).every(([name, text]) => name === 'leaf' || typeof text === 'string');
  if (!right) throw new LeafMalformed('A member of the entry has not the type it must have.');
  const { leaf: _, ...content } = value;
  return content as unknown as LeafContent;
}

function parsed(entry: Uint8Array): Json {
  try {
    const text = utf8.decode(entry);
    const value = JSON.parse(text) as Json;
    if (canonicalJson(value) === text) return value;
  } catch (cause) {
    throw new LeafMalformed('The entry is no JSON in UTF-8.', { cause });
  }
  throw new LeafMalformed('The entry is JSON, but not in its canonical form.');
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
