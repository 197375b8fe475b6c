import { type EventSource, type RecordedEvent, type SubscriptionStep } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { type Projector } from '../batches/projector.js';
import { added, counters } from '../../testing/counter.kind.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { follow, type FollowOptions, type Progress } from './follow.js';

const [EVENT] = recordedIn('counter-a', [added('a', 1)]);
const step = (events: number, position: bigint, live: boolean): SubscriptionStep => ({
  events: Array.from({ length: events }, () => EVENT as RecordedEvent),
  position,
  live,
});

/** A projector that only counts, at the position of its last commit. */
class CountingProjector implements Pick<Projector, 'position' | 'pending' | 'take' | 'commit'> {
  position = 7n;
  pending = 0;
  readonly commits: number[] = [];
  private reached = 7n;

  take(events: readonly RecordedEvent[], position: bigint): void {
    this.pending += events.length;
    this.reached = position;
  }

  commit(): ReturnType<Projector['commit']> {
    this.commits.push(this.pending);
    this.pending = 0;
    this.position = this.reached;
    return Promise.resolve({ parked: [], resumed: [] });
  }
}

interface Followed {
  readonly outcome: Promise<'ended' | 'begin-anew'>;
  readonly projector: CountingProjector;
  readonly progress: readonly Progress[];
  readonly asked: readonly { readonly after?: bigint; readonly streamPrefixes?: readonly string[] }[];
  readonly stopped: () => boolean;
}

/** Follows a subscription that gives these steps and then waits, or ends where `ends`. */
function followed(
  steps: readonly SubscriptionStep[],
  more: Partial<FollowOptions> & { ends?: boolean } = {},
): Followed {
  const asked: Followed['asked'][number][] = [];
  let signal: AbortSignal | undefined;
  async function* subscribe(options: Parameters<EventSource['subscribe']>[0] = {}) {
    asked.push(options);
    signal = options.signal;
    yield* steps;
    if (more.ends !== true) {
      await new Promise<void>((resolve) => {
        signal?.addEventListener('abort', () => {
          resolve();
        });
      });
    }
  }
  const projector = new CountingProjector();
  const progress: Progress[] = [];
  const outcome = follow(
    {
      projection: counters,
      eventStore: { subscribe } as unknown as EventSource,
      projector: projector as unknown as Projector,
      ending: new AbortController().signal,
      confirm: () => Promise.resolve('go-on'),
      betweenCommits: () => Promise.resolve('go-on'),
      ...more,
    },
    (made) => progress.push(made),
  );
  return { outcome, projector, progress, asked, stopped: () => signal?.aborted === true };
}

describe('a projection that is followed', () => {
  it('goes on from its checkpoint, with the streams of its kinds', async () => {
    const { outcome, asked } = followed([], { ends: true });
    expect(await outcome).toBe('ended');
    expect(asked).toMatchObject([{ after: 7n, streamPrefixes: ['counter-'] }]);
  });

  it('is committed in large portions while it catches up, and at once when it is live', async () => {
    const catchingUp = [step(3, 10n, false), step(3, 13n, false), step(3, 16n, false), step(2, 18n, true)];
    const { outcome, projector, progress } = followed(catchingUp, { ends: true, eventsPerCommit: 5 });
    await outcome;
    expect(projector.commits).toEqual([6, 5]);
    expect(progress.map(({ live }) => live)).toEqual([false, true]);
    expect(projector.position).toBe(18n);
  });

  it('ends where others rows are read from now on, and lets go of the subscription', async () => {
    const answers: ('go-on' | 'begin-anew')[] = ['begin-anew'];
    const { outcome, projector, stopped } = followed([step(1, 8n, true)], {
      betweenCommits: () => Promise.resolve(answers.shift() ?? 'go-on'),
    });
    expect(await outcome).toBe('begin-anew');
    expect(projector.commits).toEqual([1]);
    expect(stopped()).toBe(true);
  });

  it('ends without a commit where it is told to end', async () => {
    const ending = new AbortController();
    ending.abort();
    const { outcome, projector } = followed([step(1, 8n, true)], { ending: ending.signal });
    expect(await outcome).toBe('ended');
    expect(projector.commits).toEqual([]);
  });

  it('fails where the subscription fails, and where a commit does', async () => {
    async function* broken(): AsyncGenerator<SubscriptionStep> {
      yield step(1, 8n, false);
      await Promise.reject(new Error('out of reach'));
    }
    const eventStore = { subscribe: broken } as unknown as EventSource;
    await expect(followed([], { eventStore }).outcome).rejects.toThrow('out of reach');
    const projector = new CountingProjector();
    projector.commit = () => Promise.reject(new Error('no disk'));
    const failing = followed([step(1, 8n, true)], { projector: projector as unknown as Projector });
    await expect(failing.outcome).rejects.toThrow('no disk');
    expect(failing.stopped()).toBe(true);
  });
});
