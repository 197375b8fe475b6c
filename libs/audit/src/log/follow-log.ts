import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { confirmTail } from './confirm-tail.js';
import { type SignedCheckpoint } from './signed-checkpoint.js';
import { type TransparencyLog } from './transparency-log.js';

export interface FollowLogOptions {
  readonly log: TransparencyLog;
  readonly store: EventStore;
  /** Ends it after the append under way. */
  readonly signal: AbortSignal;
  /** While catching up, a checkpoint is signed once for so many leaves. Default 8,192. */
  readonly leavesPerCheckpoint?: number;
  /** Told of every checkpoint, once it is durable. */
  readonly published?: (checkpoint: SignedCheckpoint) => void;
}

/**
 * Keeps the log up with the store: from its last leaf, in the order of positions, without end. While catching up, many
 * leaves share one checkpoint; once live, whatever was recorded while the last checkpoint was written goes into the
 * next. Returns when `signal` says so.
 *
 * @throws LogContradicted the store is not what was signed; nothing more is signed
 * @throws EventStoreUnavailable the store did not answer; start it again
 */
export async function followLog({
  log,
  store,
  signal,
  leavesPerCheckpoint = 8_192,
  published,
}: FollowLogOptions): Promise<void> {
  await confirmTail(log, store);
  const { streamPrefixes, position: after } = log;
  let waiting: RecordedEvent[] = [];
  for await (const step of store.subscribe({ after, streamPrefixes, signal })) {
    waiting.push(...step.events);
    if (waiting.length === 0 || (!step.live && waiting.length < leavesPerCheckpoint)) continue;
    const checkpoint = await log.append(waiting);
    waiting = [];
    published?.(checkpoint);
  }
}
