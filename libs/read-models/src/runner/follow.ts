import { type EventStore, type SubscriptionStep } from '#kafila/event-store';
import { setTimeout as delay } from 'node:timers/promises';
import { type Projection } from './projection.js';
import { type Projector } from './projector.js';
import { type ParkedStream } from './stream-fold.js';

export interface FollowOptions {
  readonly projection: Projection;
  readonly eventStore: EventStore;
  readonly projector: Projector;
  readonly ending: AbortSignal;
  readonly eventsPerCommit?: number;
}

/** What a commit brought. */
export interface Progress {
  readonly parked: readonly ParkedStream[];
  readonly live: boolean;
}

/** While catching up, what was taken is committed when nothing more has come for so long. */
const IDLE_MS = 50;

/**
 * Subscribes from the checkpoint and commits what comes: in large portions while catching up (a convoy is then
 * described and written once for many of its events), step by step once live. Returns when `ending` says so.
 */
export async function follow(
  { projection, eventStore, projector, ending, eventsPerCommit = 50_000 }: FollowOptions,
  progress: (progress: Progress) => void,
): Promise<void> {
  const streamPrefixes = projection.kinds.map(({ prefix }) => prefix);
  const stopping = new AbortController();
  const signal = AbortSignal.any([ending, stopping.signal]);
  const steps = eventStore
    .subscribe({ after: projector.position, streamPrefixes, signal })
    [Symbol.asyncIterator]();
  const ask = (): Promise<IteratorResult<SubscriptionStep>> => {
    const step = steps.next();
    // It is awaited after a commit, which may take longer than the step takes to fail.
    step.catch(() => undefined);
    return step;
  };

  try {
    let wasLive = false;
    for (let asked = ask(); ;) {
      const step: IteratorResult<SubscriptionStep> | 'idle' = await unlessIdle(
        asked,
        projector.pending > 0 && !wasLive,
      );
      if (step !== 'idle') {
        if (step.done === true || ending.aborted) return;
        asked = ask();
        projector.take(step.value.events, step.value.position);
        if (!step.value.live && projector.pending < eventsPerCommit) continue;
        wasLive = step.value.live;
      }
      progress({ parked: await projector.commit(), live: wasLive });
    }
  } finally {
    stopping.abort();
  }
}

async function unlessIdle<T>(step: Promise<T>, mayBeIdle: boolean): Promise<T | 'idle'> {
  if (!mayBeIdle) return step;
  const waiting = new AbortController();
  const idle = delay(IDLE_MS, 'idle' as const, { signal: waiting.signal });
  idle.catch(() => undefined);
  return Promise.race([step, idle]).finally(() => {
    waiting.abort();
  });
}
