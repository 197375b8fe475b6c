import { setTimeout as delay } from 'node:timers/promises';
import {
  type Anchor,
  anchoredTo,
  type Anchors,
  confirmAnchors,
  type EventSource,
  NO_ANCHORS,
  type RecordedEvent,
} from '#kafila/event-store';
import { confirmLog } from './confirm-log.js';
import { Gathered } from './gathered.js';
import { LogContradicted } from './log.errors.js';
import { lostAt } from './lost-leaves.js';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { type TransparencyLog } from './transparency-log.js';

/** Among so many of the last leaves, anchors of other streams are looked for. */
const LEAVES_LOOKED_AT = 32;
const [LOOK_AGAIN_MS, SHOWN_WITHIN_MS] = [100, 3_000];

export interface FollowLogOptions {
  readonly log: TransparencyLog;
  readonly store: EventSource;
  /** Ends it after the append under way. */
  readonly signal: AbortSignal;
  /** While catching up, a checkpoint is signed once for so many leaves. Default 8,192. */
  readonly leavesPerCheckpoint?: number;
  /** How often the store is asked whether it is still the same. Default 5 s. */
  readonly confirmMs?: number;
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
  for (let patienceMs = 0; !options.signal.aborted; patienceMs = SHOWN_WITHIN_MS) {
    await confirmPatiently(options, patienceMs);
    if ((await followConnection(options)) === 'ended') return;
  }
}

/** A leader that was just elected may not show yet what it has. */
async function confirmPatiently({ log, store }: FollowLogOptions, patienceMs: number): Promise<void> {
  for (const began = performance.now(); ;) {
    try {
      await confirmLog(log, store);
      return;
    } catch (error) {
      const waits = error instanceof LogContradicted && performance.now() < began + patienceMs;
      if (!waits || store.gapless !== false) throw error;
      await delay(LOOK_AGAIN_MS);
    }
  }
}

/** @returns `to-confirm` where another store may lie there by now: what was signed is to be compared with it */
async function followConnection(options: FollowLogOptions): Promise<'ended' | 'to-confirm'> {
  const { signal, leavesPerCheckpoint = 8_192 } = options;
  const gathered = new Gathered<RecordedEvent>(leavesPerCheckpoint);
  // Where one of the two fails, the other one must not go on alone.
  const failed = new AbortController();
  const ending = AbortSignal.any([signal, failed.signal]);
  let outcome: 'ended' | 'to-confirm' = 'ended';
  const toConfirm = (): void => {
    outcome = 'to-confirm';
    failed.abort();
    gathered.close();
  };
  const side = (work: Promise<void>): Promise<void> =>
    work.finally(() => {
      failed.abort();
      gathered.close();
    });
  const sides = [side(gather(options, ending, gathered, toConfirm)), side(append(options, ending, gathered))];
  // Nothing may be under way any more when it returns.
  const failure = (await Promise.allSettled(sides)).find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
  return outcome;
}

async function gather(
  { log, store, confirmMs = 5_000 }: FollowLogOptions,
  signal: AbortSignal,
  gathered: Gathered<RecordedEvent>,
  toConfirm: () => void,
): Promise<void> {
  const { streamPrefixes, position: after } = log;
  let [anchors, connections, confirmedAt] = [await lastLeaves(log), 0, performance.now()];
  const stillSame = async (): Promise<void> => {
    confirmedAt = performance.now();
    const confirmed = await confirmAnchors(store, anchors);
    if (confirmed.outcome !== 'same' || confirmed.losses !== anchors.losses) toConfirm();
  };
  // Leaves were compared before the first connection; after another one they are compared again.
  const confirm = async (): Promise<void> => {
    if (connections++ === 0) await stillSame();
    else toConfirm();
  };
  for await (const step of store.subscribe({ after, streamPrefixes, signal, confirm })) {
    anchors = anchoredTo(anchors, step.events);
    if (performance.now() - confirmedAt > confirmMs) await stillSame();
    await gathered.add(step.events, step.live);
    if (signal.aborted) return;
  }
}

/** By what the store of the last leaves is known again. */
async function lastLeaves(log: TransparencyLog): Promise<Anchors> {
  const events: Anchor[] = [];
  for (let leaf = log.size - 1; leaf >= 0 && events.length < LEAVES_LOOKED_AT; leaf--) {
    if (lostAt(log.lost, leaf)) break;
    const { position, content } = await log.leaf(leaf);
    events.unshift({ ...content, position });
  }
  return { ...anchoredTo(NO_ANCHORS, events), losses: log.losses };
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
