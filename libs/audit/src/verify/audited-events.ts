import { type EventReader, type RecordedEvent } from '#kafila/event-store';

/** An event as it lies in the store, or why it cannot be read. */
export type AuditedEvent =
  | { readonly position: bigint; readonly event: RecordedEvent }
  | { readonly position: bigint; readonly unreadable: string };

/** The raw store, as the verifier reads it. */
export interface AuditedEvents {
  /** All events in the order of their positions, page by page, up to what is the last when it begins. */
  pages(): AsyncIterable<readonly AuditedEvent[]>;
  /** Whether positions follow each other without a gap, so that a gap is an event that is gone. */
  readonly gapless: boolean;
  /** Position of the last event when asked; tells how far there is to go. */
  head(): Promise<bigint>;
}

/** The events of a store through its port: for EventStoreDB, and where the file of the embedded store is out of reach. */
export function eventsOfStore(store: EventReader, streamPrefixes: readonly string[]): AuditedEvents {
  return {
    gapless: false,
    head: () => store.head(),
    async *pages() {
      let after = 0n;
      const head = await store.head();
      while (after < head) {
        const page = await store.readAll({ after, streamPrefixes });
        yield page.events
          .filter(({ position }) => position <= head)
          .map((event) => ({ position: event.position, event }));
        if (page.end) return;
        after = page.position;
      }
    },
  };
}
