import { type EventStore, openSqliteEventStore, type RecordedEvent } from '#kafila/event-store';
import { isDeepStrictEqual } from 'node:util';
import { convoyStream } from '#kafila/domain';
import { signedEventNo } from '../signed/signed-event-no.js';
import { eventNo, type InARow, numberOf } from './report-no.js';

/** What was sent to a store. */
export interface Sent {
  /** Reports `0` to `reports`, without the last. */
  readonly reports: number;
  readonly inARow: InARow;
  /** What events say of who called; default: `by: local`. */
  readonly calledBy?: Readonly<Record<string, string>>;
  /** Whether a unit signed a report; default: none did. */
  readonly isSigned?: (n: number) => boolean;
  /** What the store said of a report when it took it; undefined where nobody kept that. */
  readonly receiptOf: (n: number) => { readonly revision: number; readonly position: bigint } | undefined;
}

/** More of the same does not help. */
const MOST_FAULTS = 10;

/**
 * Opens a store anew and reads all of it: positions and revisions without a gap, each report exactly
 * once, in the stream of its convoy, with the content that was sent, and where its receipt says.
 *
 * @returns what is wrong, in words; nothing where all is right
 */
export async function readBack(file: string, sent: Sent): Promise<string[]> {
  const store = await openSqliteEventStore({ file });
  try {
    return await readAll(store, sent);
  } finally {
    await store.close();
  }
}

async function readAll(store: EventStore, sent: Sent): Promise<string[]> {
  const { reports, receiptOf } = sent;
  const faults: string[] = [];
  const seen = new Uint8Array(reports);
  const revisions = new Map<string, number>();
  let position = 0n;
  for (let end = false, after = 0n; !end && faults.length < MOST_FAULTS;) {
    const page = await store.readAll({ after, limit: 5000 });
    for (const event of page.events) {
      if (event.position !== ++position)
        faults.push(`position ${event.position} stands where ${position} should`);
      position = event.position;
      const revision = (revisions.get(event.stream) ?? -1) + 1;
      revisions.set(event.stream, event.revision);
      if (event.revision !== revision)
        faults.push(`${event.stream} has ${event.revision} where ${revision} should be`);

      const n = numberOf(event);
      if (n === undefined) continue;
      if (n >= reports || seen[n] !== 0) faults.push(`report ${n} is there twice, or was never sent`);
      seen[n] = 1;
      if (!(await isAsSent(event, n, sent))) faults.push(`report ${n} is not as it was sent`);
      const receipt = receiptOf(n);
      if (receipt && (receipt.revision !== revision || receipt.position !== position))
        faults.push(
          `report ${n} was told ${receipt.revision}@${receipt.position}, is ${revision}@${position}`,
        );
    }
    ({ end, position: after } = page);
  }
  const missing = seen.indexOf(0);
  if (faults.length === 0 && missing >= 0) faults.push(`report ${missing} is missing, perhaps others too`);
  return faults;
}

async function isAsSent(
  event: RecordedEvent,
  n: number,
  { inARow, isSigned, calledBy = { by: 'local' } }: Sent,
): Promise<boolean> {
  const signed = isSigned?.(n) ?? false;
  const sent = signed ? await signedEventNo(n, inARow) : eventNo(n, inARow);
  // Whoever hands over what another unit signed.
  const carried = signed && { carriedBy: calledBy['by'] };
  const { convoyId } = sent.metadata as { convoyId: string };
  const { digest: _theirs, ...metadata } = event.metadata;
  const { digest: _ours, ...sentMetadata } = sent.metadata;
  return (
    event.type === sent.type &&
    event.stream === convoyStream(convoyId) &&
    isDeepStrictEqual(event.data, sent.data) &&
    isDeepStrictEqual(metadata, { ...sentMetadata, ...calledBy, ...carried })
  );
}
