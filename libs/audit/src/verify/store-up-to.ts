import { once } from 'node:events';
import { type EventReader, type EventSource, type SubscriptionStep } from '#kafila/event-store';

/** A store as it was when its last event lay at a position: for folding what was known then. It takes no events. */
export function storeUpTo(reader: EventReader, last: bigint): EventSource {
  const known = <Event extends { readonly position: bigint }>(events: readonly Event[]): readonly Event[] =>
    events.filter(({ position }) => position <= last);
  const store: EventSource = {
    head: () => Promise.resolve(last),
    close: () => Promise.resolve(),
    async readStream(stream, options) {
      const page = await reader.readStream(stream, options);
      const events = known(page.events);
      const cut = options?.direction !== 'backwards' && events.length < page.events.length;
      return { events, exists: page.exists, next: cut ? null : page.next };
    },
    async readAll(options) {
      const page = await reader.readAll(options);
      const end = page.end || page.position >= last;
      return { events: known(page.events), position: end ? last : page.position, end };
    },
    async *subscribe({ after = 0n, streamPrefixes, signal, confirm } = {}): AsyncGenerator<SubscriptionStep> {
      await confirm?.();
      for (let position = after, live = false; !live && signal?.aborted !== true;) {
        const page = await store.readAll({ after: position, ...(streamPrefixes && { streamPrefixes }) });
        ({ position, end: live } = page);
        yield { events: page.events, position, live };
      }
      if (signal && !signal.aborted) await once(signal, 'abort');
    },
  };
  return store;
}
