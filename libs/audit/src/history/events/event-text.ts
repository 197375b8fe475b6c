import { canonicalJson, type RecordedEvent } from '#kafila/event-store';
import { LEAF_FORMAT } from '../../leaf/leaf.js';

/**
 * An event as it was recorded: JSON on one line. After the position, which comes first, it is byte for byte the entry of
 * the transparency log (docs/audit/leaf-format.md), data and metadata always in full: without `"position":"…",` its
 * SHA-256 after a zero byte is the leaf of any event that fits an entry.
 */
export function eventText({ position, ...logged }: RecordedEvent): string {
  const { data, id, metadata, recordedAt, revision, stream, type } = logged;
  const entry = canonicalJson({ data, id, leaf: LEAF_FORMAT, metadata, recordedAt, revision, stream, type });
  return `{"position":"${position.toString()}",${entry.slice(1)}`;
}
