import { setTimeout as delay } from 'node:timers/promises';
import {
  EventStoreMisconfigured,
  EventStoreUnavailable,
  openEventStoreDb,
  pauseAfter,
} from '#kafila/event-store';
import { type Log, type Settings } from '#kafila/platform';
import { startWaitingServer, type WaitingServer } from './waiting-server.js';

/** How long it is tried to open the store before it counts as away. */
const TRIED_FOR_MS = 1_000;
const PAUSES = { firstMs: 100, longestMs: 2_000 };

/**
 * Waits until EventStoreDB answers, however long it takes: a machine that starts again starts all at once. Meanwhile this
 * process is live, not ready, and says why.
 *
 * @returns the port to listen at then
 * @throws EventStoreMisconfigured waiting does not help
 */
export async function awaitEventStore(
  settings: Settings,
  log: Pick<Log, 'warn' | 'info'>,
  pauses = PAUSES,
): Promise<number> {
  const { eventStore, port } = settings;
  if (eventStore.kind === 'sqlite') return port;
  let server: WaitingServer | undefined;
  let said: string | undefined;
  for (let failures = 1; ; failures++) {
    try {
      const store = await openEventStoreDb({ ...eventStore, patienceMs: TRIED_FOR_MS });
      await store.close();
      break;
    } catch (error) {
      const isAway = error instanceof EventStoreUnavailable && !(error instanceof EventStoreMisconfigured);
      if (!isAway) {
        await server?.close();
        throw error;
      }
      const reason = error.reason ?? 'no-answer';
      server ??= await startWaitingServer(settings);
      server.say(reason);
      if (said !== reason)
        log.warn({ reason, url: server.url }, `waiting for the event store: ${error.message}`);
      said = reason;
      await delay(pauseAfter(failures, pauses));
    }
  }
  if (!server) return port;
  log.info('the event store answers');
  await server.close();
  return server.port;
}
