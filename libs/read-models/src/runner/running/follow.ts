import { type EventSource, type SubscriptionStep } from '#kafila/event-store';
import { AwaitedStep } from './awaited-step.js';
import { type Projection } from '../projection/projection.js';
import { type Projector } from '../batches/projector.js';
import { type Committed } from '../batches/streams-in-memory.js';

export interface FollowOptions {
  readonly projection: Projection;
  readonly eventStore: EventSource;
  readonly projector: Projector;
  readonly ending: AbortSignal;
  readonly eventsPerCommit?: number;
  /** See `SubscribeOptions`. Its answer tells whether to go on with this projector. */
  readonly confirm: () => Promise<'go-on' | 'begin-anew'>;
  /** Called between two commits, several times a second. Its answer tells whether to go on with this projector. */
  readonly betweenCommits: () => Promise<'go-on' | 'begin-anew'>;
}

/** What a commit brought. */
export interface Progress extends Committed {
  readonly live: boolean;
  readonly seconds: number;
}

/** While catching up, a commit is made when nothing has come for so long. */
const IDLE_MS = 50;

/**
 * Once live, commits begin at least so far apart: under load one commit takes all that came meanwhile, which costs little
 * more than a single event. What comes after a pause is committed at once.
 */
const GATHER_MS = 20;

/** How often `betweenCommits` is called. */
const BETWEEN_COMMITS_MS = 200;

/**
 * Subscribes from the checkpoint and commits what comes: in large portions while catching up (a convoy is then described
 * and written once for many of its events), in small ones once live. Returns when `ending` or `betweenCommits` says so.
 */
export async function follow(
  {
    projection,
    eventStore,
    projector,
    ending,
    eventsPerCommit = 50_000,
    confirm,
    betweenCommits,
  }: FollowOptions,
  progress: (progress: Progress) => void,
): Promise<'ended' | 'begin-anew'> {
  const streamPrefixes = projection.kinds.map(({ prefix }) => prefix);
  const stopping = new AbortController();
  const signal = AbortSignal.any([ending, stopping.signal]);
  let outcome: 'ended' | 'begin-anew' = 'ended';
  const confirmed = async (): Promise<void> => {
    if ((await confirm()) === 'go-on') return;
    outcome = 'begin-anew';
    stopping.abort();
  };
  const steps = eventStore
    .subscribe({ after: projector.position, streamPrefixes, signal, confirm: confirmed })
    [Symbol.asyncIterator]();
  const ask = (): AwaitedStep<IteratorResult<SubscriptionStep>> => new AwaitedStep(steps.next());

  try {
    let wasLive = false;
    let taken = false;
    let calledAt = 0;
    let committedAt = 0;
    for (let asked = ask(); ;) {
      const dueIn = committedAt + GATHER_MS - performance.now();
      const step = await asked.within(!taken ? BETWEEN_COMMITS_MS : wasLive ? dueIn : IDLE_MS);
      if (step) {
        if (step.done === true || ending.aborted) return outcome;
        asked = ask();
        projector.take(step.value.events, step.value.position, step.value.removed);
        taken = true;
        if (!step.value.live && projector.pending < eventsPerCommit && !projector.isFull) continue;
        if (wasLive && performance.now() < committedAt + GATHER_MS) continue;
        wasLive = step.value.live;
      }
      if (taken) {
        committedAt = performance.now();
        const committed = await projector.commit();
        taken = false;
        progress({ ...committed, live: wasLive, seconds: (performance.now() - committedAt) / 1000 });
      }
      if (performance.now() - calledAt < BETWEEN_COMMITS_MS) continue;
      if ((await betweenCommits()) === 'begin-anew') return 'begin-anew';
      calledAt = performance.now();
    }
  } finally {
    stopping.abort();
  }
}
