import { type LogRecord } from './record.js';

interface Looked {
  isTombstoned(stream: string): boolean;
  isHidden(record: LogRecord): boolean;
  isLast(record: LogRecord): boolean;
}

/**
 * What a scavenge leaves: the last event of a stream even where it is hidden, so that its revisions go on; of metadata and
 * statistics the newest; of a stream with a tombstone that alone.
 */
export function keptByScavenge(records: readonly LogRecord[], looked: Looked): ReadonlySet<LogRecord> {
  return new Set(
    records.filter((record) => {
      if (looked.isTombstoned(record.stream)) return record.type === '$streamDeleted';
      if (looked.isLast(record)) return !record.stream.startsWith('$stats');
      return !record.stream.startsWith('$') && !looked.isHidden(record);
    }),
  );
}
