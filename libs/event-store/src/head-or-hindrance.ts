import { EventStoreNotBegun, EventStoreUnavailable } from './event-store.errors.js';
import { type EventSource } from './event-store.port.js';

/** A health check is over within two seconds. */
const HEAD_WITHIN_MS = 900;

/**
 * Where the store ends; or what keeps from it, for anybody who may ask for the health of a service: names no address.
 *
 * @throws EventStoreNotBegun, and what is no matter of the way to the store
 */
export async function headOrHindrance(
  store: Pick<EventSource, 'head' | 'hindrance'>,
): Promise<{ readonly head: bigint } | { readonly fault: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, HEAD_WITHIN_MS);
  });
  const found = store.head().then(
    (head) => ({ head }),
    (error: unknown) => ({ error }),
  );
  try {
    const first = await Promise.race([found, late]);
    if (first && 'head' in first) return first;
    const error = first?.error;
    if (error instanceof EventStoreNotBegun) throw error;
    if (first && !(error instanceof EventStoreUnavailable)) throw error;
    const reason = error instanceof EventStoreUnavailable ? error.reason : undefined;
    const why = reason ?? (await store.hindrance?.())?.code ?? 'no-answer';
    return { fault: `event-store-unavailable: ${why}` };
  } finally {
    clearTimeout(timer);
  }
}
