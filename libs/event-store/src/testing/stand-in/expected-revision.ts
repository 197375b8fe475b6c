import { type Expected, type LogRecord, type Proposed } from './record.js';

export type Decision =
  | { readonly outcome: 'write' }
  /** `again`: they stood there already. Their contents were not compared. */
  | { readonly outcome: 'written'; readonly last: LogRecord | undefined; readonly again?: true }
  | { readonly outcome: 'wrong-expected-version'; readonly current: number | null };

/**
 * What EventStoreDB does with an append (IndexWriter.CheckCommit): the same ids at the same place are answered as if
 * they had been written now. With an exact expectation the place is known; with `any` and `stream_exists` it is found
 * only among the latest ids of the server, so that this idempotency is best effort.
 *
 * @param deleted its events are hidden, and it may begin again
 */
export function decide(
  kept: readonly LogRecord[],
  events: readonly Proposed[],
  expected: Expected,
  remembered: (id: string) => LogRecord | undefined,
  deleted = false,
): Decision {
  const current = kept.length - 1;
  const wrong: Decision = { outcome: 'wrong-expected-version', current: current < 0 ? null : current };
  if (expected === 'any' || expected === 'stream_exists') {
    if (expected === 'stream_exists' && (current < 0 || deleted)) return wrong;
    const known = events.map((event) => remembered(event.id));
    if (known[0] === undefined) return { outcome: 'write' };
    return known.includes(undefined) ? wrong : { outcome: 'written', last: known.at(-1), again: true };
  }
  const last = expected === 'no_stream' ? -1 : Number(expected);
  // A stream that was deleted begins again after its last revision.
  if (last === current || (deleted && last < 0)) return { outcome: 'write' };
  if (last > current || events.length === 0) return wrong;
  const again = events.every((event, index) => kept[last + 1 + index]?.id === event.id);
  return again ? { outcome: 'written', last: kept[last + events.length], again: true } : wrong;
}
