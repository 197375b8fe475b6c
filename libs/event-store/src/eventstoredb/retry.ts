import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailable } from '../event-store.errors.js';
import { pauseAfter } from '../pause-after.js';
import { isRefusal } from './failure.js';
import { type Settings } from './settings.js';

const PAUSES = { firstMs: 20, longestMs: 1_000 };

/** Milliseconds to wait after so many failures in a row; in part by chance, so that callers spread out. */
export function spreadPauseAfter(failures: number): number {
  const longest = pauseAfter(failures, PAUSES);
  return longest / 2 + Math.random() * (longest / 2);
}

/**
 * Tries until it succeeds, is refused, or patience is at an end. @throws EventStoreUnavailable with the last failure
 */
export async function retried<T>(
  what: string,
  { patienceMs, trace }: Settings,
  attempt: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (cause) {
      if (isRefusal(cause)) throw cause;
      trace({ what, failures, cause });
      const pause = spreadPauseAfter(failures);
      if (performance.now() - began + pause > patienceMs) {
        const times = failures === 1 ? 'once' : `${failures} times`;
        throw new EventStoreUnavailable(`The event store did not answer; tried ${times}: ${what}.`, {
          cause,
        });
      }
      await delay(pause);
    }
  }
}
