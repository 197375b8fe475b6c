import { type RecordedEvent } from '#kafila/event-store';
import { canonicalJson, leafFormatOf } from '#kafila/proof';

/**
 * An event as it was recorded: JSON on one line. After the position, which comes first, it is byte for byte the entry of
 * the transparency log (docs/audit/leaf-format.md), data and metadata always in full: without `"position":"…",` its
 * SHA-256 after a zero byte is the leaf of any event that fits an entry. An event that holds no JSON has its bytes in `raw`,
 * of which its entry is made.
 */
export function eventText({ position, ...logged }: RecordedEvent): string {
  const { data, id, metadata, raw, recordedAt, revision, stream, type } = logged;
  const head = { data, id, leaf: leafFormatOf(logged), metadata, recordedAt, revision, stream, type };
  const entry = canonicalJson(raw ? { ...head, raw: { ...raw } } : head);
  return `{"position":"${position.toString()}",${entry.slice(1)}`;
}
