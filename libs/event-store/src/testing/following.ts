import {
  type EventStore,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionStep,
} from '../event-store.port.js';

/** What a subscription delivered, put together. */
export interface Followed {
  readonly steps: readonly SubscriptionStep[];
  readonly events: readonly RecordedEvent[];
}

/**
 * Follows a subscription until `enough` holds, then ends it by its signal. Throws where a step breaks a promise of
 * the port: order, repeat, a position that goes back or does not cover its events, `live` taken back.
 */
export async function follow(
  store: EventStore,
  options: Omit<SubscribeOptions, 'signal'>,
  enough: (followed: Followed, latest: SubscriptionStep) => boolean | Promise<boolean>,
): Promise<Followed> {
  const ending = new AbortController();
  const steps: SubscriptionStep[] = [];
  const events: RecordedEvent[] = [];
  let [reached, delivered, live] = [options.after ?? -1n, options.after ?? -1n, false];

  for await (const step of store.subscribe({ ...options, signal: ending.signal })) {
    for (const event of step.events) {
      if (event.position <= delivered) throw new Error(`Repeated or out of order: ${String(event.position)}`);
      delivered = event.position;
    }
    if (delivered > step.position) throw new Error('The position of a step does not cover its events.');
    if (step.position < reached) throw new Error('The position of a subscription went back.');
    if (live && !step.live) throw new Error('A subscription that was live stays so.');
    [reached, live] = [step.position, step.live];
    steps.push(step);
    events.push(...step.events);
    if (!ending.signal.aborted && (await enough({ steps, events }, step))) ending.abort();
  }
  if (!ending.signal.aborted) throw new Error('The subscription ended by itself.');
  return { steps, events };
}
