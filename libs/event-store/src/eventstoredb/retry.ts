import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreMisconfigured, EventStoreUnavailable } from '../event-store.errors.js';
import { pauseAfter } from '../pause-after.js';
import { type Hindrance, isWrongSetting } from './connecting/hindrance.js';
import { isDenied, isRefusal } from './failure.js';
import { type Settings } from './settings.js';

const PAUSES = { firstMs: 20, longestMs: 1_000 };

/** Milliseconds to wait after so many failures in a row; in part by chance, so that callers spread out. */
export function spreadPauseAfter(failures: number): number {
  const longest = pauseAfter(failures, PAUSES);
  return longest / 2 + Math.random() * (longest / 2);
}

/**
 * Tries until it succeeds, is refused, or patience is at an end. @throws EventStoreUnavailable with the last failure, and with what
 * keeps from the store
 */
export async function retried<T>(
  what: string,
  { patienceMs, trace }: Settings,
  attempt: () => Promise<T>,
  lookWhy: (cause: unknown) => Promise<Hindrance | undefined>,
): Promise<T> {
  const began = performance.now();
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (cause) {
      if (isRefusal(cause)) throw cause;
      if (isDenied(cause)) throw unavailable('', await lookWhy(cause), cause);
      trace({ what, failures, cause });
      const pause = spreadPauseAfter(failures);
      if (performance.now() - began + pause > patienceMs) {
        const times = failures === 1 ? 'once' : `${failures} times`;
        const said = `The event store did not answer; tried ${times}: ${what}.`;
        throw unavailable(said, await lookWhy(cause), cause);
      }
      await delay(pause);
    }
  }
}

/** @param said where it is not known what keeps from the store, or waiting may help */
export function unavailable(
  said: string,
  hindrance: Hindrance | undefined,
  cause: unknown,
): EventStoreUnavailable {
  if (!hindrance) return new EventStoreUnavailable(said, { cause });
  const { code, detail } = hindrance;
  if (isWrongSetting(hindrance)) return new EventStoreMisconfigured(detail, code);
  return new EventStoreUnavailable(`${said} ${detail}`, { cause, reason: code });
}
