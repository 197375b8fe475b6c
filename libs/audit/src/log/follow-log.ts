import { setTimeout as delay } from 'node:timers/promises';
import {
  anchoredTo,
  confirmAnchors,
  type EventSource,
  NO_ANCHORS,
  type RecordedEvent,
} from '#kafila/event-store';
import { confirmLog } from './confirm-log.js';
import { Gathered } from './gathered.js';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { type TransparencyLog } from './transparency-log.js';

export interface FollowLogOptions {
  readonly log: TransparencyLog;
  readonly store: EventSource;
  /** Ends it after the append under way. */
  readonly signal: AbortSignal;
  /** While catching up, a checkpoint is signed once for so many leaves. Default 8,192. */
  readonly leavesPerCheckpoint?: number;
  /** Once live, so long at least from the end of one checkpoint to the begin of the next. Default 0. */
  readonly restMs?: number;
  /** Called with every checkpoint once it is durable, and with whether the log has caught up. */
  readonly published?: (checkpoint: SignedCheckpoint, live: boolean) => void;
}

/**
 * Keeps the log up with the store: from its last leaf, in the order of positions, without end. While catching up, many
 * leaves share one checkpoint; once live, whatever was recorded while the last checkpoint was written, and in the rest
 * after it, goes into the next. Returns when `signal` says so.
 *
 * @throws LogContradicted the store is not what was signed; nothing more is signed
 * @throws EventStoreUnavailable the store did not answer; start it again
 */
export async function followLog(options: FollowLogOptions): Promise<void> {
  const { log, store, signal, leavesPerCheckpoint = 8_192 } = options;
  await confirmLog(log, store);
  const gathered = new Gathered<RecordedEvent>(leavesPerCheckpoint);
  // Where one of the two fails, the other one must not go on alone.
  const failed = new AbortController();
  const ending = AbortSignal.any([signal, failed.signal]);
  const side = (work: Promise<void>): Promise<void> =>
    work.finally(() => {
      failed.abort();
      gathered.close();
    });
  const sides = [side(gather(options, ending, gathered)), side(append(options, ending, gathered))];
  // Nothing may be under way any more when it returns.
  const failure = (await Promise.allSettled(sides)).find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
}

async function gather(
  { log, store }: FollowLogOptions,
  signal: AbortSignal,
  gathered: Gathered<RecordedEvent>,
): Promise<void> {
  const { streamPrefixes, position: after } = log;
  let anchors = NO_ANCHORS;
  // Beyond the last leaf only what was gathered since is remembered: the leaves were confirmed before.
  const confirm = async (): Promise<void> => {
    await confirmAnchors(store, anchors);
  };
  for await (const step of store.subscribe({ after, streamPrefixes, signal, confirm })) {
    anchors = anchoredTo(anchors, step.events);
    await gathered.add(step.events, step.live);
    if (signal.aborted) return;
  }
}

async function append(
  { log, restMs = 0, published }: FollowLogOptions,
  signal: AbortSignal,
  gathered: Gathered<RecordedEvent>,
): Promise<void> {
  for (;;) {
    const { items, flush } = await gathered.take();
    if (signal.aborted || items.length === 0) return;
    published?.(await log.append(items), flush);
    if (flush && restMs > 0) await delay(restMs, undefined, { signal }).catch(() => undefined);
  }
}
