import { EventStoreUnusable } from '#kafila/event-store';
import { type AuditedEvents, entryOfStored } from './audited-events.js';
import { Found } from './found.js';
import { GrowingTree } from './growing-tree.js';
import { EntryBytes } from './entry-bytes.js';

interface RootOfEventsOptions {
  readonly streamPrefixes: readonly string[];
  readonly upTo: bigint;
  readonly signal: AbortSignal;
}

/**
 * The tree over the covered events up to a position, computed from the raw store.
 *
 * @throws EventStoreUnusable an event cannot be read
 */
export async function rootOfEvents(
  events: AuditedEvents,
  options: RootOfEventsOptions,
): Promise<{ readonly size: number; readonly root: Uint8Array }> {
  try {
    return await rootOf(events, options);
  } catch (error) {
    throw error instanceof Found ? new EventStoreUnusable(error.fault.sentence, { cause: error }) : error;
  }
}

async function rootOf(
  events: AuditedEvents,
  { streamPrefixes, upTo, signal }: RootOfEventsOptions,
): Promise<{ readonly size: number; readonly root: Uint8Array }> {
  const tree = new GrowingTree();
  const bytes = new EntryBytes();
  for await (const page of events.pages()) {
    signal.throwIfAborted();
    for (const audited of page) {
      if (audited.position > upTo) return { size: tree.size, root: tree.root() };
      if (!('event' in audited)) {
        throw new EventStoreUnusable(
          `The event at position ${audited.position.toString()} ${audited.unreadable}.`,
        );
      }
      const { event } = audited;
      if (streamPrefixes.some((prefix) => event.stream.startsWith(prefix))) {
        bytes.write(entryOfStored(event));
        tree.add(bytes.hash());
      }
    }
  }
  return { size: tree.size, root: tree.root() };
}
