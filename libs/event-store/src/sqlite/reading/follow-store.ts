import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { type AllPage, type SubscribeOptions, type SubscriptionStep } from '../../event-store.port.js';
import { type Reader } from './reader.js';

export interface AwaitedCommits {
  /** True once nothing more will be committed. */
  readonly ended: boolean;

  /** Why commits ended; undefined where the store was closed in order. */
  readonly failure: Error | undefined;

  /** Resolves when something after `position` is committed, when commits end, or when the signal comes. */
  beyond(position: bigint, signal: AbortSignal): Promise<void>;

  /** Takes note, until the signal comes, of what is committed under prefixes. Absent where others commit. */
  watch?(streamPrefixes: readonly string[], signal: AbortSignal): Watch;

  end(): void;
}

export interface Watch {
  /** Up to where nothing under the prefixes was committed after `position`; undefined where something may have been. */
  passed(position: bigint): bigint | undefined;
}

/** Once live, pages are read no closer together than this, so that under load one page brings several commits. */
const GATHER_MS = 20;

/**
 * Reads page by page from `after` on, as fast as its reader takes them, then waits for the next commit. Ends when the
 * signal comes or the store is closed.
 * @throws EventStoreUnavailable the writer has stopped
 */
export async function* followStore(
  reader: Reader,
  commits: AwaitedCommits,
  signal: AbortSignal,
  { after = 0n, streamPrefixes }: SubscribeOptions,
): AsyncGenerator<SubscriptionStep, undefined> {
  let position = after;
  let live = false;
  const watch = streamPrefixes && commits.watch?.(streamPrefixes, signal);
  while (!signal.aborted) {
    const began = performance.now();
    if (commits.failure !== undefined) throw commits.failure;
    if (commits.ended) return;
    // Each commit makes a connection forget what it has read: nothing is read where nothing can be found.
    const passed: bigint | undefined = live ? watch?.passed(position) : undefined;
    const page: AllPage =
      passed === undefined
        ? reader.readAll({ after: position, ...(streamPrefixes === undefined ? {} : { streamPrefixes }) })
        : { events: [], position: passed, end: true };
    const becameLive = page.end && !live;
    live ||= page.end;
    if (becameLive || page.position > position) {
      position = page.position;
      yield { events: page.events, position, live };
    }
    // Others get their turn: catching up on a long store must not hold up the process.
    if (!page.end) {
      await nextTurn();
      continue;
    }
    await commits.beyond(position, signal);
    const early = began + GATHER_MS - performance.now();
    if (early > 0) await delay(early);
  }
}
