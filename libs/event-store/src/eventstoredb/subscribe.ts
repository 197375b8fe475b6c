import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreChanged, EventStoreUnavailable } from '../event-store.errors.js';
import { type SubscribeOptions, type SubscriptionStep } from '../event-store.port.js';
import { type Connection } from './connection.js';
import { isDenied, isRefusal } from './failure.js';
import { Following } from './following.js';
import { type Head } from './read-all.js';
import { spreadPauseAfter, unavailable } from './retry.js';

/**
 * Follows the store, and begins again after the last step whenever the connection is lost. A new connection counts only
 * when it has brought a step. Where none does within the patience, the subscription ends. On each connection the caller
 * first confirms that the same store is at its end.
 */
export async function* subscribe(
  connection: Connection,
  head: Head,
  { after = 0n, streamPrefixes, signal, confirm }: SubscribeOptions = {},
): AsyncGenerator<SubscriptionStep, void, undefined> {
  const { settings, closing } = connection;
  if (closing.aborted) throw new EventStoreUnavailable('The event store is closed.');
  const ending = signal === undefined ? closing : AbortSignal.any([signal, closing]);
  let [position, live, failures, failing] = [after, false, 0, 0];
  const ended = (): boolean => ending.aborted;
  while (!ended()) {
    const following = new Following(connection, head, { after: position, streamPrefixes, live }, ending);
    try {
      await confirm?.();
      for await (const step of following.steps()) {
        [position, live, failures] = [step.position, step.live, 0];
        yield step;
      }
      return;
    } catch (cause) {
      if (ended()) return;
      if (isRefusal(cause) || cause instanceof EventStoreChanged) throw cause;
      if (isDenied(cause)) throw unavailable('', await connection.hindrance(cause), cause);
      failing = failures === 0 ? performance.now() : failing;
      settings.trace({ what: 'subscribing', failures: ++failures, cause });
      if (performance.now() - failing > settings.patienceMs) {
        throw new EventStoreUnavailable(`The subscription was lost, ${failures} times in a row.`, { cause });
      }
      await delay(spreadPauseAfter(failures), undefined, { signal: ending }).catch(() => undefined);
    }
  }
}
